"""Which of an item's lines are its text. Titles, captions, rubrics, signatures, related headlines
and the furniture of sites are recognised and left out.
"""
