"""Which of an item's lines are its body: title, captions, rubrics, signatures, related headlines
and the furniture of sites are found and sorted out.
"""
