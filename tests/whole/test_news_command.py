"""`news` as a person meets it."""

import json
from pathlib import Path

from tests.whole.test_commands import jarshy

TEXT = """---
title: {title}
link: https://city.example/{number}
published: 2026-11-{day:02d}T08:00:00+05:00
---

{text}
"""
ARTICLES = (
    ("В городе открылись музеи", "Вход свободный до конца недели."),
    ("Школьники нарядили Ёлку", "Праздник начнётся в шесть часов вечера."),
    ("Мұражайдағы көрме ашылды", "Көрмеге суретшілер қатысты."),
    ("Министрліктің жаңа ережесі шықты", "Ереже қаңтардан бастап күшіне енеді."),
)


def test_news_by_time_and_by_words(tmp_path: Path) -> None:
    for number, (title, text) in enumerate(ARTICLES, 1):
        article = TEXT.format(title=title, text=text, number=number, day=number)
        (tmp_path / f"{number}.md").write_text(article)
    status, _, err = jarshy(tmp_path, "import", ".")
    assert status == 0, err
    status, out, err = jarshy(tmp_path, "news", "--limit", "3", "--json")
    assert status == 0, err
    document = json.loads(out)
    assert [one["title"] for one in document["articles"]] == [title for title, _ in ARTICLES[:0:-1]]
    assert document["articles"][0]["published"] == "2026-11-04T08:00:00+05:00"
    assert document["articles"][0]["link"] == "https://city.example/4"
    for query, title in zip(
        ("музей", "елка", "мұражай", "министрлік"), (title for title, _ in ARTICLES), strict=True
    ):
        status, out, _ = jarshy(tmp_path, "news", query)
        assert (status, out.count("\n")) == (0, 1)
        assert title in out
    status, out, _ = jarshy(tmp_path, "news", '"-*', "--json")
    assert (status, json.loads(out)) == (0, {"query": '"-*', "articles": []})
    status, out, err = jarshy(tmp_path, "news", "--limit", "0")
    assert (status, out) == (2, "")
    assert "--limit" in err
