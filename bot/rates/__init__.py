"""Official rates: where they come from, which are believed, how they are told and converted.

Nothing here knows Telegram, HTTP or the database. A rate comes from the bank or there is none.
"""
