"""A stand-in Telegram: a strict Bot API server with faults to order, for the demo and the tests.

Here live its state, rules and HTTP; nothing of the bot, which knows it only as an address.
"""
