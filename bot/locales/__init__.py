"""The bot's own words as gettext catalogues, one a language; read by bot/texts.py, no code."""
