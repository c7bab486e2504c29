"""Which items were seen before, and what has changed in them: keys, hashes, and what is kept of
the last look.
"""
