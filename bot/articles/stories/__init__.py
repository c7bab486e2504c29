"""Do two articles tell the same story: what each tells (`told`, `figures`), and the word on both
(`same`). What is done about it is the newsroom's."""
