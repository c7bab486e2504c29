"""Names of offices, outlets, people and places in running text: where one begins and ends, its
nominative, and what only looks like a name. Which of them is a source is decided elsewhere.
"""
