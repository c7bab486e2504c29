"""Which items were seen before, and what of them has changed: keys, hashes, and what is kept of
the last look.
"""
