"""The drawer: raw calls and refusals, and the switches for faults."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.sandbox.page.browser import PHONE, Page
from tests.sandbox.page.stage import Stage


def test_calls_show_live_with_their_refusals(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.editor, scene.ru)
    page.click("#tools")
    page.see(".call code", "setMyCommands")
    stage.api("sendMessage", chat_id=scene.ru, text="")
    page.see(".call[data-state=bad] summary", "message text is empty")
    page.see(".call[data-state=bad] summary", "400")
    stage.api("sendMessage", chat_id=scene.ru, text="Всё хорошо")
    page.see(".call[data-state=good]", "Городские вести")
    page.see("#filter").send_keys("хорошо")
    page.wait(lambda: len(page.all(".call")) == 1)
    page.click(".call summary")
    page.see(".call dl", "Всё хорошо")
    page.see(".call .answer", '"message_id"')
    page.see("#filter").send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.DELETE)
    page.click("#refused")
    page.wait(lambda: all(one.get_attribute("data-state") == "bad" for one in page.all(".call")))
    page.type(Keys.ESCAPE)
    page.gone("#panel")
    assert page.focused() == "tools"


def test_a_fault_is_switched_on_and_shows_and_is_cleared(page: Page, stage: Stage) -> None:
    scene = stage.scene
    stage.do(stage.telegram.set_faults, [])
    page.open(scene.editor, "", PHONE)
    page.click("#tools")
    page.click("#tab-faults")
    page.choose("[name=kind]", "flood")
    page.choose("[name=method]", "sendMessage")
    page.choose("[name=chat]", str(scene.ru))
    page.click("#arm")
    page.see("#armed", "429")
    (fault,) = stage.do(stage.telegram.faults)
    assert (fault["kind"], fault["method"], fault["chat"]) == ("flood", "sendMessage", scene.ru)
    assert (fault["times"], fault["retry_after"]) == (1, 5)
    assert stage.api("sendMessage", chat_id=scene.ru, text="a").status == 429
    page.see("#nofaults")
    page.click("#tab-calls")
    page.see(".call[data-state=bad]", "429")
    page.click("#tab-faults")
    page.choose("[name=kind]", "error")
    page.see("[name=status]").send_keys(Keys.CONTROL, "a", Keys.NULL, "503")
    page.see("[name=times]").send_keys(Keys.CONTROL, "a", Keys.NULL, "0")
    page.click("[name=accepted]")
    page.click("#arm")
    page.see("#armed", "5xx")
    (fault,) = stage.do(stage.telegram.faults)
    assert (fault["status"], fault["times"], fault["accepted"]) == (503, None, True)
    page.click("#clear")
    page.see("#nofaults")
    assert stage.do(stage.telegram.faults) == []
