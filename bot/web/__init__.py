"""HTTP in: health, metrics, articles that a CMS pushes, updates that Telegram brings.

Thin: what is asked is checked here and answered by other rooms; no feeds are read here.
"""
