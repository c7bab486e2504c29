"""Inline mode: pages of results, the same for everybody for a moment."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.types import InlineQuery, User

from bot.model import Article, Headline, Span, StoredArticle
from bot.newsroom.readers.shelf import Shelf
from bot.texts import Texts
from handlers.readers.inline import MOST_HELD, ON_A_PAGE, SAME_FOR, InlineAnswers, ask

NOW = datetime(2026, 11, 26, tzinfo=UTC)
READER = User(id=7, is_bot=False, first_name="Асель")


@dataclass
class Found:
    """A shelf with so many articles that hold any word; counts how often it is asked."""

    number: int
    asked: list[tuple[str, int | None]] = field(default_factory=list)
    at: float = 0.0

    @property
    def shelf(self) -> Shelf:
        clock = SimpleNamespace(monotonic=lambda: self.at)
        return cast(Shelf, SimpleNamespace(found=self.found, article=self.article, clock=clock))

    async def found(self, query: str, span: Span) -> tuple[Headline, ...]:
        self.asked.append((query, span.before))
        keys = range(self.number, 0, -1)
        left = [key for key in keys if span.before is None or key < span.before]
        return tuple(Headline(key, key, f"Новость {key}", NOW) for key in left[: span.limit])

    async def article(self, number: int) -> StoredArticle:
        return StoredArticle(number, 1, Article(f"Новость {number}"), NOW, "a.kz")


async def answered(found: Found, monkeypatch: pytest.MonkeyPatch, offset: str) -> dict[str, Any]:
    given: dict[str, Any] = {}

    async def answer(_: InlineQuery, results: list[Any], **more: Any) -> None:
        given.update(results=results, **more)

    monkeypatch.setattr(InlineQuery, "answer", answer)
    query = InlineQuery(id="1", from_user=READER, query=" музей ", offset=offset)
    await ask(query, Texts("en"), InlineAnswers(found.shelf))
    return given


async def test_pages_follow_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Found(ON_A_PAGE + 3)
    first = await answered(found, monkeypatch, "")
    assert (len(first["results"]), first["next_offset"]) == (ON_A_PAGE, "4")
    second = await answered(found, monkeypatch, first["next_offset"])
    assert [one.id for one in second["results"]] == ["3.1", "2.1", "1.1"]
    assert second["next_offset"] == ""
    assert found.asked == [("музей", None), ("музей", 4)]


@pytest.mark.parametrize("offset", ["x", "-5", "٣", "9" * 30])
async def test_an_offset_that_is_not_ours_is_the_beginning(
    offset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Found(2)
    assert len((await answered(found, monkeypatch, offset))["results"]) == 2
    assert found.asked == [("музей", None)]


async def test_where_nothing_is_found_a_button_leads_to_the_bot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = await answered(Found(0), monkeypatch, "")
    assert (given["button"].start_parameter, given["cache_time"], given["is_personal"]) == (
        "inline",
        1,
        True,
    )
    behind = await answered(Found(0), monkeypatch, "5")
    assert behind["button"] is None, "these were all"


async def test_the_same_question_is_looked_up_once_in_a_while() -> None:
    found = Found(1)
    answers = InlineAnswers(found.shelf)
    for found.at in (0.0, SAME_FOR / 2, SAME_FOR):
        await answers.page("музей", None)
    assert len(found.asked) == 2


async def test_only_so_many_answers_are_kept() -> None:
    found = Found(1)
    answers = InlineAnswers(found.shelf)
    for number in (*range(MOST_HELD), 0, MOST_HELD, 0, 1):
        await answers.page(f"слово {number}", None)
    asked = [query for query, _ in found.asked]
    assert asked == [f"слово {number}" for number in (*range(MOST_HELD), MOST_HELD, 0, 1)]
