"""Editorial rules, and what readers and editors may do: pure decisions, and the desks that apply
them through ports. Nothing here knows how Telegram or the database do it."""
