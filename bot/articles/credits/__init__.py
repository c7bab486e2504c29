"""Credits on lines of their own and in captions: who made a picture, whose a text is, and which
credit belongs to which picture.
"""
