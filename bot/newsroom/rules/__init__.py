"""What becomes of a new article: to which channels it goes, what is held, which story it tells."""
