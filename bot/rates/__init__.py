"""Official rates: where they come from, which are believed, what is said of them, conversions.

Nothing here knows Telegram, HTTP or the database; a rate comes from the bank or there is none.
"""
