"""Text as such, whatever it says: characters, sentences, quotations, dates, web addresses, its
language, and what kinds of words a phrase is made of.
"""
