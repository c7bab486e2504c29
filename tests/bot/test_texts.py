import ast
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from bot.model import LANGUAGES, Language
from bot.texts import LOCALES, Texts

ROOT = Path(__file__).parents[2]
TRANSLATED: tuple[Language, ...] = ("ru", "kk")


@dataclass(frozen=True)
class Said:
    """A message as the code says it: `id` is one text, or two where there is a plural."""

    id: tuple[str, ...]
    place: str
    given: frozenset[str] | None  # None where the values are not written out


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def said(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", None))
        count = {"say": 1, "mark": 1, "plural": 2}.get(name or "")
        texts = node.args[:count] if count else []
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        assert not any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts), (
            f"{place}: a message must be written out, its values go into fields"
        )
        ids = [text.value for text in texts if isinstance(text, ast.Constant)]
        if ids and all(isinstance(text, str) for text in ids):
            keywords = [keyword.arg for keyword in node.keywords]
            open_ended = name == "mark" or None in keywords
            given = None if open_ended else frozenset(filter(None, keywords))
            yield Said(tuple(map(str, ids)), place, given)


@cache
def all_said() -> list[Said]:
    files = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/**/*.py")]
    return [message for file in sorted(files) for message in said(file)]


@cache
def catalogue(language: Language) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "jarshy.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(language: Language) -> dict[tuple[str, ...], Message]:
    return {
        (message.id,) if isinstance(message.id, str) else tuple(message.id): message
        for message in catalogue(language)
        if message.id
    }


def forms(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: Language) -> None:
    known = entries(language)
    missing = [
        f"{message.place}: {message.id[0]!r}" for message in all_said() if message.id not in known
    ]
    assert missing == []
    assert [m.id for m in known.values() if m.fuzzy or not all(forms(m))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_unused(language: Language) -> None:
    used = {message.id for message in all_said()}
    assert [id for id in entries(language) if id not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_fields(language: Language) -> None:
    for id, message in entries(language).items():
        for form in forms(message):
            assert fields(form) == fields(id[-1]), form


def test_every_field_is_given_a_value() -> None:
    for message in all_said():
        if message.given is not None:
            expected = set().union(*map(fields, message.id)) - (
                {"number"} if len(message.id) == 2 else set()
            )
            assert message.given == expected, f"{message.place}: {message.id[0]!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_rule_is_the_languages_own(language: Language) -> None:
    own = get_plural(language)
    read = catalogue(language)
    assert (read.num_plurals, read.plural_expr) == (own.num_plurals, own.plural_expr)


@pytest.mark.parametrize(
    ("language", "line"),
    [("ru", "Фото: {МКИ} РК"), ("kk", "Сурет: {МКИ} РК"), ("en", "Photo: {МКИ} РК")],
)
def test_say_fills_fields_and_leaves_values_alone(language: Language, line: str) -> None:
    assert Texts(language).say("Photo: {credit}", credit="{МКИ} РК") == line


def test_what_nobody_translated_is_said_in_english() -> None:
    assert Texts("kk").say("Not a message of ours: {x}", x=1) == "Not a message of ours: 1"
    assert Texts("ru").plural("{number} {what}", "{number} {what}s", 2, what="yak") == "2 yaks"


@pytest.mark.parametrize(
    ("language", "number", "date", "rate"),
    [
        ("ru", "1\xa0234\xa0567,5", "04.11.2026", "478,70"),
        ("kk", "1\xa0234\xa0567,5", "04.11.2026", "478,70"),
        ("en", "1,234,567.5", "4 Nov 2026", "478.70"),
    ],
)
def test_numbers_and_dates(language: Language, number: str, date: str, rate: str) -> None:
    texts = Texts(language)
    assert texts.number(Decimal("1234567.5")) == number
    assert texts.number(Decimal("478.7"), 2) == rate
    assert texts.number(20.4, 0) == "20"
    assert texts.date_short(datetime.date(2026, 11, 4)) == date
    night = datetime.datetime(2026, 11, 4, 1, 5, tzinfo=ZoneInfo("Asia/Almaty"))
    assert texts.date_short(night) == date
    assert texts.time(night) == texts.time(datetime.time(1, 5)) == "01:05"
