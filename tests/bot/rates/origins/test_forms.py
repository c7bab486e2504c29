"""Which addresses are asked, by the two settings."""

from typing import cast

import pytest

from bot.ports import Clock, Fetcher
from bot.rates.origins.forms import BankFile, official_forms

DAY_FILE = "/rss/get_rates.cfm?fdate={day}"


@pytest.mark.parametrize(
    ("base", "other_host"),
    [
        ("https://nationalbank.kz", ["https://www.nationalbank.kz"]),
        ("https://www.nationalbank.kz", []),
        ("http://127.0.0.1:8080", []),
        ("http://localhost", []),
    ],
)
def test_the_bank_is_asked_at_its_www_host_too(base: str, other_host: list[str]) -> None:
    forms = official_forms(base, "https://frankfurter.example", cast(Fetcher, 0), cast(Clock, 0))
    files = [form.address for form in forms if isinstance(form, BankFile)]
    days = [f"{host}{DAY_FILE}" for host in (base, *other_host)]
    assert files == [*days, f"{base}/rss/rates_all.xml"]
