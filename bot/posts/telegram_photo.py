"""Pictures that Telegram holds already, as addresses that an article can name.

A file id belongs to one bot (Bot API: «Sending files»), so the address says whose it is.
"""

from dataclasses import dataclass

SCHEME = "telegram:"


@dataclass(frozen=True, slots=True)
class TelegramPhoto:
    bot_id: int
    file_id: str
    file_unique_id: str

    @property
    def address(self) -> str:
        return f"{SCHEME}{self.bot_id}/{self.file_unique_id}/{self.file_id}"


def telegram_photo(address: str | None) -> TelegramPhoto | None:
    """None for any other address."""
    if address is None or not address.startswith(SCHEME):
        return None
    parts = address.removeprefix(SCHEME).split("/")
    if len(parts) != 3 or not all(parts) or not (parts[0].isascii() and parts[0].isdigit()):
        return None
    return TelegramPhoto(int(parts[0]), parts[2], parts[1])
