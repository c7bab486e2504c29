"""A stand-in Telegram: a strict Bot API server with faults on request, for the demo and the tests.

Its state, rules and HTTP live here, and nothing of the bot, which knows it only as an address.
"""
