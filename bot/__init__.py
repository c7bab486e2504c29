"""The core: what the newsroom does. No SQL, no Telegram types outside bot/telegram.

Handlers and storage import from here; only app.py and cli.py look the other way.
"""

from bot.time_zones import use_newest

use_newest()
