"""Texts and entities as Telegram takes them: cleaned, nested, linked; knows no chats, no HTTP."""
