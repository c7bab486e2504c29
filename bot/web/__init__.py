"""HTTP in: health, metrics, articles that a CMS pushes, updates that Telegram brings.

Thin: requests are checked here and answered by other rooms; no feeds are read here.
"""
