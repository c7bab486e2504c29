"""Articles that are handed over: files with their pictures, front matter, and fields as the body
of POST /api/articles has them.
"""
