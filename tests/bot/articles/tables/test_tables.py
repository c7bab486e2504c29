import re
from pathlib import Path

from pytest import mark

from bot.articles import tables
from bot.articles.tables import alternation, beginnings, forms, lines, patterns, rows, words

NAMES = sorted(path.stem for path in Path(tables.__file__).parent.glob("*.txt"))
PATTERNS = (
    *("calls", "junk_patterns", "related_patterns", "closing_patterns"),
    *("name_ends", "media_kinds_ru", "hearers_ru", "interviewers_ru"),
)


@mark.parametrize("name", NAMES)
def test_every_table_is_used(name: str) -> None:
    code = Path(tables.__file__).parent.parent
    mention = re.compile(rf"""["']{name}["']""")

    assert any(mention.search(path.read_text("utf-8")) for path in code.rglob("*.py"))


@mark.parametrize("name", NAMES)
def test_no_line_stands_twice(name: str) -> None:
    folded = [line.casefold() for line in lines(name)]
    twice = {line for line in folded if folded.count(line) > 1}

    assert twice == set()


@mark.parametrize("name", NAMES)
def test_no_marks_of_a_merge_stand_in_it(name: str) -> None:
    assert not [line for line in lines(name) if line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]


@mark.parametrize("name", PATTERNS)
def test_patterns_can_be_read_and_are_quick(name: str) -> None:
    for line in lines(name):
        assert re.compile(line, re.IGNORECASE).fullmatch("мост через реку " * 15) is None


def test_patterns_that_begin_with_anything_name_their_words() -> None:
    for held, whole in rows("junk_within"):
        assert all(word == word.casefold().strip() for word in held.split(","))
        assert re.compile(whole, re.IGNORECASE).fullmatch("мост через реку " * 15) is None


def test_forms() -> None:
    table = forms("organisations")

    assert table.match("министерства")
    assert not table.match("мост")
    assert alternation(["а б", "а"]) == r"а\s+б|а"
    assert patterns(["а б", "а"]) == r"а\sб|а"
    assert "реклама" in words("advertising")
    assert beginnings("advertising") == tuple(sorted(words("advertising")))
    assert rows("months")[0][0] == "1"
