"""Whether two articles tell the same story: what each of them tells (`told`, `figures`), and the
verdict (`same`). What follows from it is decided in bot/newsroom."""
