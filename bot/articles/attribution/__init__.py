"""The source as a sentence of the body tells it: who said it, and who carries it. A file for
each language, and for each way of telling where a language has many.
"""
