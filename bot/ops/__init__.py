"""Looking after the running bot: logging, metrics, readiness, heartbeat, alarms, worker processes.

What the newsroom does is decided elsewhere; nothing here reads articles or sends posts.
"""
