"""Looking after the bot: logging, metrics, backup, heartbeat, work off the event loop.

What the newsroom does is decided elsewhere; nothing here reads articles or sends posts.
"""
