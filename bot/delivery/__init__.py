"""How a post reaches its channel exactly once: outbox moves, pace, sending, settling lost answers.

No SQL and no aiogram here: the database and Telegram stand behind Protocols.
"""
