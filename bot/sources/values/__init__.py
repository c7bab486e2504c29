"""Dates, links, sizes, pictures and videos, as feeds, pages and files alike write them."""
