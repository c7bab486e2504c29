"""The demo newsroom's own articles and pictures: invented news of an invented city newsroom.

The places are real, the people and organisations are not. make_pictures.py redraws the pictures.
"""
