"""Text itself, whatever it says: characters, sentences, quotations, days, web addresses, in
which language it is, and what kind of words a phrase is made of.
"""
