"""Names in running text: of offices, outlets, people and places; where one begins and ends, its
nominative, and what looks like a name and is none. Who is a source is decided elsewhere.
"""
