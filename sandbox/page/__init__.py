"""The stand-in Telegram's page in the browser: HTML, CSS and ES modules as they are, no build.

Here live the page's files and the routes that serve them; what it shows and does comes from the
orders and events of sandbox.api.control alone. docs/sandbox.md names its hooks for scripts.
"""
