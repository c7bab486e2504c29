"""Editorial rules, and what readers and editors may do: pure decisions, and the desks that carry
them out through ports. Nothing here knows Telegram or the database."""
