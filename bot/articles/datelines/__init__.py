"""The dateline before a text: place, day and agency, and the forms in which agencies write it.

- `datelines.py`: the whole, with who signs behind it
- `heads.py`: which of the parts that were read are a head; `places_alone.py`: those without agency
- `head_parts.py`: the parts in any order; `head_places.py`: the place among them,
  `head_agencies.py`: the agency, and how surely it is one
- `wire_heads.py`: an agency alone, in brackets or before a dash
- `parts.py`: what they share
"""
