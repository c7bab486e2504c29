"""How articles come in: guarded fetching, feeds, pages, stored files, and what is due when.

What an article says is worked out in bot/articles; nothing here stores or sends.
"""
