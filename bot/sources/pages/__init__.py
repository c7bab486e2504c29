"""From an article's page to an item: what its head says, where its text stands, and what around
the text belongs to it. Pure: runs in a worker.
"""
