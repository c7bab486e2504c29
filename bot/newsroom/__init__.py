"""Editorial rules: which channels an article goes to, in which state, when. Pure decisions."""
