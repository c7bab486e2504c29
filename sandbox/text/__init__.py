"""Texts and entities as Telegram takes them: cleaned, nested, linked. Knows no chats, no HTTP."""
