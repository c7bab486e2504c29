"""The dateline before a text: place, day and agency, and the forms in which agencies write it.

- `datelines.py`: the whole; reads places and agencies that tables know
- `heads.py`: which of the parts told by their marks are a head; `head_parts.py`: those parts;
  `head_agencies.py`: the agency among them, and how surely it is one
- `wire_heads.py`: an agency alone, in brackets or before a dash
- `parts.py`: what they share
"""
