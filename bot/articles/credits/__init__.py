"""Credits on lines of their own and in captions: who made a picture, who wrote a text, and which
credit belongs to which picture.
"""
