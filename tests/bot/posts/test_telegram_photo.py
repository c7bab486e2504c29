import pytest

from bot.posts.telegram_photo import TelegramPhoto, telegram_photo


def test_an_address_goes_there_and_back() -> None:
    one = TelegramPhoto(123, "AgACAgIAAxk-_x", "AQADabc")
    assert telegram_photo(one.address) == one


@pytest.mark.parametrize(
    "address",
    [
        None,
        "https://x.example/1.jpg",
        "telegram:",
        "telegram:1/u",
        "telegram:1/u/f/more",
        "telegram:x/u/f",
        "telegram:²/u/f",
        "telegram:1//f",
    ],
)
def test_any_other_address_is_none(address: str | None) -> None:
    assert telegram_photo(address) is None
