"""Telegram in: one file a command. Thin: parse, call the core, answer. No SQL, no decisions."""

import bot.telegram  # noqa: F401  (aiogram is imported there first, and quickly)
