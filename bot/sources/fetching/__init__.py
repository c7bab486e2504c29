"""The one way out to the web: which addresses may be fetched, how, and what went wrong.

The HTTP library is known here alone; all others ask the Fetcher of bot/ports.
"""
