"""The only room of the core that knows aiogram: sends what delivery decides, turns Telegram's
errors into ours, fetches updates. No decisions about articles or rows here.
"""

from bot.telegram.late_types import import_aiogram

import_aiogram()
