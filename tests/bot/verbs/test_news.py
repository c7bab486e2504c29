from pathlib import Path

import pytest

from bot.config import settings_from
from bot.errors import ConfigError
from bot.verbs.news import MOST, news


@pytest.mark.parametrize("limit", [1, MOST])
async def test_as_many_as_may_be_asked_for(
    limit: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_from(database_url=f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    assert await news(settings, "", limit, as_json=False) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"


@pytest.mark.parametrize("limit", [-1, 0, MOST + 1])
async def test_other_limits_cannot_be_meant(limit: int) -> None:
    with pytest.raises(ConfigError, match=f"--limit {limit}: give a number from 1 to {MOST}"):
        await news(settings_from(), "", limit, as_json=False)
