"""Articles that somebody hands over: files with their pictures, front matter, and the fields of
POST /api/articles.
"""
