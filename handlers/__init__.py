"""Telegram in: one file a command. Thin: parse, call the core, answer. No SQL, no decisions."""
