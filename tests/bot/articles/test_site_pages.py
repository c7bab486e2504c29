"""Whole pages as WordPress, Tilda, Bitrix and others make them, through `preview --json`."""

import json
import re
from pathlib import Path
from typing import Any

from pytest import mark

from tests.bot.articles.newsroom_page import article, document

PAGES = Path(__file__).with_name("site_pages.txt").read_text("utf-8")
HEAD, *SECTIONS = re.split(r"^## ", PAGES, flags=re.MULTILINE)
WORDS = dict(re.findall(r"^(\w+) = (.+)$", HEAD, flags=re.MULTILINE))


def filled(text: str) -> str:
    """With the article's words; `{P1-}` is P1 without its full stop."""
    return re.sub(
        r"\{([A-Z]\w?)(-?)\}",
        lambda found: WORDS[found[1]].removesuffix("." if found[2] else "\0"),
        text,
    )


def fields(found: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: found[key] for key in ("title", "lead", "source", "author", "language")},
        **found["dateline"],
        "published": found["published"],
        "credit": found["photo"]["credit"],
        "credits": [photo["credit"] for photo in found["photos"]],
    }


@mark.parametrize("section", SECTIONS, ids=lambda section: section.partition("\n")[0])
def test_a_page(section: str) -> None:
    name, wanted, markup = filled(section).strip().split("\n", 2)
    told = json.loads(wanted)
    tail, doubt, dates = told.pop("tail", ""), told.pop("doubt", None), told.pop("date", None)
    found = document(article(markup, ending=name.partition(".")[2] or "html"))
    got = fields(found)

    assert {key: got[key] for key in told} == told
    assert tail in found["post"]["text"]
    assert dates is None or got["date"] in dates
    assert doubt is None or any(doubt in said for said in found["doubts"])
    assert got["place"] is None or "place" in told
    assert got["source"] in (None, got["agency"]) or "source" in told


def test_there_are_enough() -> None:
    assert len(SECTIONS) >= 35
