"""What editors read about failures is in their language, whatever the code says."""

import ast
import errno
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.model import Language
from bot.reason_forms import REASONS
from bot.reasons import in_utc, retell
from bot.sources.fetching.errors import ADVICE, failure, status_error
from bot.texts import Texts

ROOT = Path(__file__).parents[2]
ROOMS = (
    *("bot/delivery", "bot/newsroom", "bot/posts", "bot/rates", "bot/sources", "bot/telegram"),
    "storage",
)
DELIVERY = "bot/delivery"
# What the command line, the log or the sender of `POST /api/articles` reads, no editor's chat.
ELSEWHERE = (
    "bot/newsroom/layout/changes",
    "bot/posts/style",
    "bot/rates/convert",
    "bot/sources/feeds/opml",
    "bot/sources/fetching/connect",
    "bot/sources/pages/selector",
    "bot/sources/stored/files",
    "bot/sources/stored/folder",
    "bot/sources/stored/markdown",
    "bot/sources/stored/push",
    "bot/telegram/answers",
    "bot/telegram/hook",
    "bot/telegram/rich",
    "storage/backup",
    "storage/migrations",
)
ERRORS = (
    *("FetchError", "RefusedAddress", "TooLarge", "NotAFeed", "SourceError", "PhotoError"),
    *("UnreadableArticle", "AnswerLost", "NotDelivered", "FloodWait", "ChatMoved", "Refused"),
    *("BadPhoto", "BadEntities", "TooLong", "MessageMissing", "NotModified", "Outcome", "Ask"),
    *("UnclearQuestion", "Completed"),
)


@pytest.mark.parametrize(
    ("reason", "ru", "kk"),
    [
        (
            "http://10.0.0.1/: leads to 10.0.0.1 (private), which is not fetched;"
            " if it is meant, add the host to ALLOWED_PRIVATE_HOSTS",
            "http://10.0.0.1/: ведёт на 10.0.0.1 (частный адрес), туда бот не ходит;"
            " если так и надо, добавьте хост в ALLOWED_PRIVATE_HOSTS",
            "http://10.0.0.1/: 10.0.0.1 (жеке желі) мекенжайына апарады, бот оған бармайды;"
            " солай керек болса, хостты ALLOWED_PRIVATE_HOSTS тізіміне қосыңыз",
        ),
        (
            "an editor decided to leave it",
            "редактор решил оставить как есть",
            "редактор сол күйінде қалдырды",
        ),
        (
            "https://a.kz/x: is not there; check the address (status 404 Not Found)",
            "https://a.kz/x: такой страницы нет; проверьте адрес (код 404 Not Found)",
            "https://a.kz/x: мұндай бет жоқ; мекенжайды тексеріңіз (код 404 Not Found)",
        ),
        (
            "Telegram refused the photo (Bad Request: wrong file); tried 3 times, since 08:00 UTC",
            "Telegram не принял фото (Bad Request: wrong file); попыток: 3, с 08:00 UTC",
            "Telegram суретті қабылдамады (Bad Request: wrong file); әрекет саны: 3,"
            " басы: 08:00 UTC",
        ),
        (
            "a.kz: is a web page, and no feed was found there; give the feed's own address",
            "a.kz: это веб-страница, и ленты там не нашлось; дайте адрес самой ленты",
            "a.kz: бұл – веб-бет, лента да табылмады; лентаның өз мекенжайын беріңіз",
        ),
        (
            "what came is no picture but a web page",
            "вместо картинки пришло другое: веб-страница",
            "сурет орнына басқа нәрсе келді: веб-бет",
        ),
        (
            "the text has changed since an editor saw it",
            "текст не тот, что показывали редактору",
            "мәтін редакторға көрсетілгеннен өзгеше",
        ),
        (
            "Telegram refused the call (Bad Request: TOPIC_CLOSED)",
            "Telegram отказал (тема закрыта)",
            "Telegram бас тартты (тақырып жабылған)",
        ),
        (
            "http://a.kz/x redirects: http://a.kz/y: leads in a circle; tell the site",
            "http://a.kz/x перенаправляет: http://a.kz/y: ведёт по кругу; сообщите сайту",
            "http://a.kz/x басқа мекенжайға бағыттайды: http://a.kz/y: айналып өзіне"
            " қайта бағыттайды; сайтқа хабарлаңыз",
        ),
        (
            "what is 'usdt'?",
            "непонятно, что такое «usdt»",
            "«usdt» деген не екені белгісіз",
        ),
        ("Forbidden: bot was kicked", "Forbidden: bot was kicked", "Forbidden: bot was kicked"),
        ("{odd} {0} words", "{odd} {0} words", "{odd} {0} words"),
        ("", "", ""),
    ],
)
def test_retold(reason: str, ru: str, kk: str) -> None:
    assert retell(reason, Texts("ru")) == ru
    assert retell(reason, Texts("kk")) == kk
    assert retell(reason, Texts("en")) == reason


@pytest.mark.parametrize(
    ("named", "en", "ru", "kk"),
    [
        ("kk", "Kazakh", "казахском", "қазақ тіліндегі"),
        ("ru", "Russian", "русском", "орыс тіліндегі"),
        ("another language", "another language", "другом языке", "басқа тілдегі"),
    ],
)
def test_languages_are_named_and_no_codes(named: str, en: str, ru: str, kk: str) -> None:
    reason = f"stored only: no channel takes articles in {named}"
    assert retell(reason, Texts("en")) == f"stored only: no channel takes articles in {en}"
    assert retell(reason, Texts("ru")).endswith(f"ни один канал не берёт материалы на {ru}")
    assert retell(reason, Texts("kk")).endswith(f"ешбір арна {kk} материалды алмайды")


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_word_that_looks_like_a_language_stays(language: Language) -> None:
    assert "ru" in retell("filtered by -ru: ru", Texts(language)).replace("-ru", "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Telegram просит подождать 43838 с, до 27.11.2026 13:39"),
        ("kk", "Telegram 43838 секунд күтуді сұрайды, 27.11.2026 13:39 болғанша"),
        ("en", "Telegram asks to wait 43838 s, until 27 Nov 2026 13:39"),
    ],
)
def test_moments_are_told_by_the_readers_clock(language: Language, told: str) -> None:
    reason = (
        f"Telegram asks to wait 43838 s, until {in_utc(datetime(2026, 11, 27, 8, 39, tzinfo=UTC))}"
    )
    assert retell(reason, Texts(language), ZoneInfo("Asia/Almaty")) == told


@pytest.mark.parametrize("status", [*ADVICE, 302, 418, 500])
def test_every_status_is_known(status: int) -> None:
    told = str(status_error("https://a.kz/", status, "Said So", None))
    assert re.search("[а-я]", retell(told, Texts("ru")))
    assert retell(told, Texts("en")) == told


REFUSED = OSError(errno.ECONNREFUSED, "Connect call failed ('10.0.0.1', 80)")


def test_the_systems_words_are_known() -> None:
    told = retell(str(failure("https://a.kz/", REFUSED)), Texts("ru"))
    assert told == "https://a.kz/: не удалось получить (соединение отклонено); попробуйте позже"


@pytest.mark.parametrize("error", [TimeoutError(), ValueError("odd"), OSError(5, "broken")])
def test_what_happened_on_the_way_is_known(error: Exception) -> None:
    assert re.search("[а-я]", retell(str(failure("https://a.kz/", error)), Texts("ru")))


def test_every_reason_of_the_code_is_known() -> None:
    texts = Texts("kk")
    unknown = [
        f"{place}: {words}"
        for place, words in _reasons()
        if not re.search("[а-яәіңғүұқөһ]", retell(words, texts))
    ]
    assert unknown == []


def test_every_known_reason_is_in_the_code() -> None:
    code = "\n".join({*_literals(), *map(os.strerror, errno.errorcode)})
    assert [form for form in REASONS if _longest_piece(form) not in code] == []


def _longest_piece(form: str) -> str:
    """Between two values; what joins it to them may stand elsewhere."""
    return max(re.split(r"\{\w+\}", form), key=len).strip(" :;()")


def _literals() -> Iterator[str]:
    for file in (*ROOT.glob("bot/**/*.py"), *ROOT.glob("storage/**/*.py")):
        if file.name != "reason_forms.py":
            for node in ast.walk(ast.parse(file.read_text())):
                if (words := _words(node)) is not None:
                    yield words


def _reasons() -> Iterator[tuple[str, str]]:
    """What is given to an error or called a reason, with `x` for each value in it."""
    for file in sorted(file for room in ROOMS for file in ROOT.glob(f"{room}/**/*.py")):
        path = str(file.relative_to(ROOT))
        if path.startswith(ELSEWHERE):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            given = [*_given(node), *(_returned(node) if path.startswith(DELIVERY) else ())]
            for value in _branches(given):
                words = _words(value)
                if words is None or words.startswith("{}: {}"):
                    continue  # put together of what stands elsewhere
                if " " in words and re.search("[a-z]", words):
                    yield f"{path}:{value.lineno}", words.replace("{}", "x")


def _branches(values: list[ast.expr]) -> list[ast.expr]:
    """Of «one if … else another» both."""
    found = []
    for value in values:
        found += [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return found


def _given(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return node.args if called in (*ERRORS, "move", "hold", "_move") else []
    if isinstance(node, ast.Assign) and any("reason" in name for name in _names(node)):
        return node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    return []


def _returned(node: ast.AST) -> list[ast.expr]:
    """What a function says of a row."""
    if not isinstance(node, ast.Return) or node.value is None:
        return []
    return node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]


def _names(node: ast.Assign) -> list[str]:
    parts = [part for target in node.targets for part in getattr(target, "elts", [target])]
    return [part.id for part in parts if isinstance(part, ast.Name)]


def _words(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = node.values
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
    return None


@pytest.mark.parametrize(
    "words",
    [
        "message can't be edited",
        "message can't be deleted for everyone",
        "message caption is too long",
        "IMAGE_PROCESS_FAILED",
    ],
)
def test_what_telegram_refuses_is_told_in_the_editors_language(words: str) -> None:
    reason = f"Telegram refused the call (Bad Request: {words})"
    for language in ("ru", "kk"):
        said = retell(reason, Texts(language))
        assert "Bad Request" not in said and "Telegram" in said
