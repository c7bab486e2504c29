from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.delivery.edit_plan import (
    Offered,
    Picture,
    Standing,
    Way,
    arrived,
    filled,
    impossible,
    kept_photo,
    part_arrived,
    part_by_hand,
    picture_of,
    pictures_of,
    standing,
    way,
)
from bot.model import Article, Fingerprint, Kind, OutboxRow, Photo, State
from bot.posts.fingerprint import is_news

NONE, UNKNOWN = Picture(False), Picture(True)
ONE, TWO = Picture(True, "one"), Picture(True, "two")
AT = datetime(2026, 11, 24, tzinfo=UTC)
OLD = Fingerprint("Старый текст", (("bold", 0, 6),), "one", ("https://a.kz/1",))
NEW = replace(OLD, text="Новый текст")
POST = OutboxRow(1, 1, 1, Kind.SEND, State.SENT, 3, AT, AT, message_id=7, chat_id=-100)


@pytest.mark.parametrize(
    ("stands", "new", "expected"),
    [
        (NONE, NONE, Way.TEXT),
        (NONE, ONE, Way.MEDIA),
        (NONE, UNKNOWN, Way.MEDIA),
        (ONE, NONE, Way.CAPTION),
        (ONE, ONE, Way.CAPTION),
        (ONE, TWO, Way.MEDIA),
        (ONE, UNKNOWN, Way.MEDIA),
        (UNKNOWN, ONE, Way.MEDIA),
        (UNKNOWN, UNKNOWN, Way.MEDIA),
    ],
)
def test_which_call_makes_the_edit(stands: Picture, new: Picture, expected: Way) -> None:
    assert way(stands, new) is expected


@pytest.mark.parametrize(
    ("seen", "ours", "expected"),
    [
        (OLD, [OLD], Standing.OURS),
        (NEW, [OLD], Standing.ALREADY),
        (NEW, [], Standing.ALREADY),
        (replace(NEW, photo_unique_id="two"), [OLD], Standing.BY_HAND),
        (replace(OLD, text="Рукой"), [OLD], Standing.BY_HAND),
        (replace(OLD, entities=()), [OLD], Standing.BY_HAND),
        (replace(OLD, photo_unique_id="two"), [OLD], Standing.BY_HAND),
        (OLD, [replace(OLD, photo_unique_id=None)], Standing.OURS),
        (replace(OLD, text="Второй"), [OLD, replace(OLD, text="Второй")], Standing.OURS),
        (replace(OLD, links=("https://A.kz/1",)), [OLD], Standing.OURS),
    ],
)
def test_what_stands_in_the_channel(
    seen: Fingerprint, ours: list[Fingerprint], expected: Standing
) -> None:
    assert standing(seen, ours, NEW) is expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, False),
        (NEW, True),
        (replace(OLD, entities=()), True),
        (replace(OLD, photo_unique_id="two"), True),
        (replace(OLD, photo_unique_id=None), True),
        (replace(OLD, links=("https://a.kz/2",)), True),
    ],
)
def test_what_a_reader_would_see(new: Fingerprint, expected: bool) -> None:
    assert is_news(OLD, new) is expected


def test_addresses_that_nobody_wrote_down_are_no_news() -> None:
    assert not is_news(replace(OLD, links=()), OLD)


@pytest.mark.parametrize(
    ("wanted", "seen", "expected"),
    [
        (NEW, NEW, True),
        (NEW, OLD, False),
        (NEW, replace(NEW, photo_unique_id="two"), False),
        (replace(NEW, photo_unique_id=None), NEW, False),
        (replace(NEW, photo_unique_id=None), replace(NEW, photo_unique_id="two"), True),
        (replace(NEW, photo_unique_id=None), replace(NEW, photo_unique_id=None), True),
    ],
)
def test_whether_a_lost_edit_is_there(
    wanted: Fingerprint, seen: Fingerprint, expected: bool
) -> None:
    assert arrived(wanted, seen, OLD) is expected


def test_the_photo_that_stays_has_the_credit_the_article_gives_it_now() -> None:
    sent = Photo(url="https://a.kz/1.jpg", credit="Иванов")
    mended, other = replace(sent, credit="Петров"), Photo(url="https://a.kz/2.jpg")
    post = POST._replace(photos=(sent,))
    assert kept_photo(post, Article("Т", photos=(other, mended))) == mended
    assert kept_photo(post, Article("Т", photos=(other,))) == sent
    assert kept_photo(POST, Article("Т", photos=(other,))) == other
    assert kept_photo(POST, Article("Т")) == Photo()


def test_what_a_post_was_sent_with() -> None:
    assert picture_of(POST) == NONE
    assert picture_of(POST._replace(fingerprint=OLD)) == ONE
    assert picture_of(POST._replace(photos=(Photo(url="https://a.kz/1.jpg"),))) == UNKNOWN


def test_posts_that_cannot_be_edited() -> None:
    assert impossible(POST, -100) is None
    assert impossible(POST._replace(chat_id=None), -100) is None
    assert impossible(POST._replace(message_id=None), -100) is not None
    assert impossible(POST, -200) is not None
    assert impossible(POST, None) is not None


def offered(names: str) -> list[Offered]:
    """One a letter; a capital is known by its address alone."""
    return [
        Offered(Picture(True, None if name.isupper() else name), name.lower()) for name in names
    ]


@pytest.mark.parametrize(
    ("stands", "new", "listed", "expected"),
    [
        ("abc", "abc", "abc", (0, 1, 2)),
        ("abc", "xabc", "xabc", (0, 1, 2)),
        ("abc", "ac", "ac", (0, None, 1)),
        ("abc", "ax", "ax", (0, 1, None)),
        ("abc", "xc", "xc", (0, None, 1)),
        ("abc", "ac", "abc", (0, None, 1)),
        ("abc", "ax", "abx", (0, None, 1)),
        ("abc", "", "", (None, None, None)),
        ("a", "abc", "abc", (0,)),
        ("AB", "b", "b", (None, 0)),
    ],
)
def test_which_picture_takes_which_place(
    stands: str, new: str, listed: str, expected: tuple[int | None, ...]
) -> None:
    assert filled(offered(stands), offered(new), set(listed)) == expected


ALBUM = replace(OLD, more=("two", None))


def test_an_album_has_a_picture_for_each_message() -> None:
    post = POST._replace(fingerprint=ALBUM, parts=(7, 8, 9))
    assert pictures_of(post) == (ONE, TWO, UNKNOWN)
    assert pictures_of(post._replace(fingerprint=OLD)) == (ONE, UNKNOWN, UNKNOWN)
    assert is_news(ALBUM, replace(ALBUM, more=("three", None)))


@pytest.mark.parametrize(
    ("seen", "place", "expected"),
    [
        (Fingerprint("", photo_unique_id="two"), 1, False),
        (Fingerprint("", photo_unique_id="three"), 1, True),
        (Fingerprint("Подпись", photo_unique_id="two"), 1, True),
        (Fingerprint("", photo_unique_id="three"), 2, False),
        (Fingerprint("Подпись", photo_unique_id="three"), 2, True),
    ],
)
def test_a_further_photo_changed_by_hand(seen: Fingerprint, place: int, expected: bool) -> None:
    assert part_by_hand(seen, [ALBUM], place) is expected


@pytest.mark.parametrize(
    ("wanted", "seen", "expected"),
    [
        ("three", Fingerprint("", photo_unique_id="three"), True),
        ("three", Fingerprint("", photo_unique_id="two"), False),
        ("three", Fingerprint("Подпись", photo_unique_id="three"), False),
        (None, Fingerprint("", photo_unique_id="four"), True),
        (None, Fingerprint("", photo_unique_id="two"), False),
    ],
)
def test_a_lost_edit_of_a_further_photo(
    wanted: str | None, seen: Fingerprint, expected: bool
) -> None:
    assert part_arrived(replace(ALBUM, more=(wanted, None)), seen, ALBUM, 1) is expected
