"""Rough weather: hostile texts, thousands of messages, a server that goes and comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.helpers import BOT
from tests.sandbox.page.browser import DESK, PHONE, Page
from tests.sandbox.page.stage import Stage

SCRIPT = "<script>document.title='pwned'</script><img src=x onerror=alert(1)>"
ZALGO = "З" + "\u0301\u0335\u0489" * 40 + "ло"
RTL = "مرحبا בוקר טוב"
TURNED = "\u202eтиврос\u202c"  # taken out of texts by Telegram, not out of names
HOSTILE = [SCRIPT, ZALGO, RTL, "слово" * 819, "<b>&amp;</b>", "a\n" * 300 + "z"]


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_hostile_text_is_text(page: Page, stage: Stage, size: tuple[int, int]) -> None:
    user = stage.do(stage.telegram.create_user, SCRIPT + TURNED + ZALGO, None, "ru")
    stage.do(stage.telegram.create_channel, SCRIPT + TURNED + RTL, owner=user)
    page.open(user, f"bot{BOT}", size)
    for text in HOSTILE:
        stage.do(stage.telegram.send, user, user, text)
    page.see("article.in", "Получено: a")
    shown = page.script(
        "return [...document.querySelectorAll('.out .text')].map(n => n.textContent)"
    )
    assert [text for text in HOSTILE if not any(text[:60] in one for one in shown)] == []
    assert page.all("#messages script, #messages img, #list script") == []
    assert page.script("return document.title").endswith("Песочница")
    assert page.script("return document.documentElement.scrollWidth") <= size[0]
    bubbles = "return [...document.querySelectorAll('.bubble')].map(n => n.getBoundingClientRect())"
    assert all(one["left"] >= 0 and one["right"] <= size[0] for one in page.script(bubbles))
    page.write(SCRIPT)
    page.see("article.out", "pwned")


def test_long_texts_go_in_pieces_as_telegrams_clients_send_them(page: Page, stage: Stage) -> None:
    user = stage.do(stage.telegram.create_user, "Писатель", None, "ru")
    stage.do(stage.telegram.start, user)
    page.open(user, f"bot{BOT}")
    page.see("#text")
    page.script("document.querySelector('#text').value = '😀 слово '.repeat(1000)")
    page.write(" конец")

    def sent() -> list[str] | None:
        said = [one["text"] for one in stage.do(stage.telegram.messages, user)]
        mine = [text for text in said if text.startswith("😀")]
        return mine if mine and mine[-1].endswith("конец") else None

    pieces = page.wait(sent)
    assert len(pieces) == 3
    assert max(len(text.encode("utf-16-le")) // 2 for text in pieces) <= 4096
    assert " ".join(pieces).split() == ["😀", "слово"] * 1000 + ["конец"]


def filled(stage: Stage, count: int) -> int:
    """A channel with so many posts."""

    def fill() -> int:
        telegram = stage.telegram
        owner = stage.scene.editor
        channel = telegram.create_channel("Архив", owner=owner, rights=[])
        for number in range(count):
            telegram.post(owner, channel, f"Запись {number}\n" + "слова " * (number % 40))
        return channel

    return stage.do(fill)


def test_two_thousand_messages_stay_smooth(page: Page, stage: Stage) -> None:
    channel = filled(stage, 2000)
    page.open(stage.scene.reader, channel)
    page.see("article", "Запись 1999")
    assert len(page.all("article")) <= 60
    seen: Any = page.script(
        """const log = document.querySelector('#log');
        log.scrollTop = 300;
        const at = document.elementFromPoint(700, 400).closest('article') || {id: 'm1960'};
        return [at.id, at.getBoundingClientRect?.().top];"""
    )
    page.wait(lambda: len(page.all("article")) > 60)
    top = page.script(
        "return document.getElementById(arguments[0]).getBoundingClientRect().top", seen[0]
    )
    assert top == pytest.approx(seen[1], abs=3)
    page.script("document.querySelector('#down').click()")
    page.see("article", "Запись 1999")

    def flood() -> None:
        for number in range(500):
            stage.telegram.post(stage.scene.editor, channel, f"Поток {number}")

    page.script("document.querySelector('#log').scrollTo({top: 1e9, behavior: 'instant'})")
    stage.do(flood)
    page.see("article", "Поток 499")
    assert len(page.all("article")) <= 400


def test_below_the_newest_new_ones_are_counted(page: Page, stage: Stage) -> None:
    channel = filled(stage, 80)
    page.open(stage.scene.reader, channel, PHONE)
    page.see("article", "Запись 79")
    page.script("document.querySelector('#log').scrollTop -= 900")
    page.see("#down")
    stage.do(stage.telegram.post, stage.scene.editor, channel, "Внизу")
    page.wait(lambda: page.see("#down").get_attribute("data-count") == "1")
    page.click("#down")
    page.see("article", "Внизу")
    page.gone("#down")


def test_the_page_comes_back_with_the_server(page: Page, stage: Stage) -> None:
    page.open(stage.scene.editor, stage.scene.ru)
    stage.stop_listening()
    page.see("#offline", "Нет связи")
    stage.listen_again()
    page.gone("#offline")
    stage.api("sendMessage", chat_id=stage.scene.ru, text="Снова здесь")
    page.see("article", "Снова здесь")
    assert all("ERR_CONNECTION_REFUSED" in one or "ERR_INCOMPLETE" in one for one in page.errors())
