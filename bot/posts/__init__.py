"""How an article looks in Telegram: its text with entities, its picture, its fingerprint.

What the article says is worked out in bot/articles; nothing here sends or fetches.
"""
