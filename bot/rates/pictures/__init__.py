"""Rates as pictures: the day's card and a currency's chart, as SVG, and how they are drawn."""
