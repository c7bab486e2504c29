"""What one does: writing, pressing, commands, inline queries, photos, forwarding, who one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from sandbox.chats import Status
from tests.sandbox.helpers import BOT
from tests.sandbox.page.browser import PHONE, Page
from tests.sandbox.page.pictures import landscape
from tests.sandbox.page.stage import Stage

CHAT = f"bot{BOT}"


def newcomer(stage: Stage, language: str = "ru") -> int:
    return stage.do(stage.telegram.create_user, "Новый человек", None, language)


def regular(page: Page, stage: Stage, language: str = "ru") -> int:
    """Somebody who started the bot and was greeted."""
    user = newcomer(stage, language)
    stage.do(stage.telegram.start, user)
    heard(page, stage, user, "/start")
    return user


def heard(page: Page, stage: Stage, user: int, part: str) -> dict[str, Any]:
    """What reached the bot from this person."""

    def look() -> dict[str, Any] | None:
        mine = [one for one in stage.bot.inbox if one["from"]["id"] == user]
        return next((one for one in mine if part in str(one)), None)

    return page.wait(look, f"the bot hears {part!r}")


def test_starting_writing_and_pressing(page: Page, stage: Stage) -> None:
    page.open(newcomer(stage), CHAT)
    page.click("#start")
    page.see("article.in", "Страница 1")
    page.gone("#start")
    page.click(".key", "Далее")
    page.see("article.in", "Страница 2")
    page.see(".toast", "Это страница 2")
    page.wait(lambda: not page.all(".key[aria-busy]"))
    page.click(".key", "Важно")
    page.see("#alert", "Внимание")
    page.type(Keys.ENTER)
    page.gone("#alert")
    page.see("#text").send_keys("Первая", Keys.SHIFT, Keys.ENTER, Keys.NULL, "вторая", Keys.ENTER)
    page.see("article.out .text", "Первая\nвторая")
    page.see("article.in .replied", "Первая вторая")


def test_a_button_waits_until_the_bot_answers(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, CHAT, PHONE)
    keys = {"inline_keyboard": [[{"text": "Ждать", "callback_data": "alert"}]]}
    stage.api("sendMessage", chat_id=user, text="Нажмите", reply_markup=keys)
    slow = {"kind": "slow", "method": "answerCallbackQuery", "seconds": 1}
    stage.do(stage.telegram.set_faults, [slow])
    page.click(".key", "Ждать")
    page.see(".key[aria-busy=true]", "Ждать")
    page.see("#alert", "Внимание").find_element("css selector", "button").click()
    assert page.all(".key[aria-busy]") == []


def test_commands_are_listed_in_ones_own_language(page: Page, stage: Stage) -> None:
    user = regular(page, stage, "kk")
    page.open(user, CHAT)
    page.see("#text").send_keys("/")
    page.see(".option", "Соңғы жаңалықтар")
    page.type("ra")
    page.wait(lambda: len(page.all(".option")) == 1)
    page.type(Keys.ARROW_DOWN, Keys.ENTER)
    assert heard(page, stage, user, "/rates")["from"]["language_code"] == "kk"
    page.click("#menubutton")
    page.click(".option", "/news")
    heard(page, stage, user, "/news")


def test_a_list_of_commands_that_comes_late_is_not_shown(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, CHAT)
    page.script(
        "const real = fetch; window.asked = window.late = 0;"
        "window.fetch = async (path, ...more) => {"
        "  const answer = await real(path, ...more);"
        "  if (!String(path).endsWith('/menu')) return answer;"
        "  window.asked++;"
        "  await new Promise((done) => setTimeout(done, 300));"
        "  setTimeout(() => window.late++, 50);"
        "  return answer;"
        "};"
    )
    page.write("/news")
    heard(page, stage, user, "/news")
    page.wait(lambda: page.script("return window.asked > 0 && window.late === window.asked"))
    assert page.all(".option") == []


def test_a_command_in_a_text_is_sent_when_pressed(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, CHAT)
    stage.api("sendMessage", chat_id=user, text="Попробуйте /rates или @city_en")
    page.click("button.linked", "/rates")
    heard(page, stage, user, "/rates")
    page.click("button.linked", "@city_en")
    page.see("#title", "Lakeside Daily")


def test_inline_queries_show_results_and_send_one(page: Page, stage: Stage) -> None:
    page.open(regular(page, stage), CHAT)
    page.click(".key", "Искать")
    page.see(".option", "погода 2")
    page.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    page.see("article.out", "Нашлось: погода 2")
    page.see("article.out .via", "через @sandbox_bot")
    assert page.see("#text").get_attribute("value") == ""


def test_a_photo_with_a_caption_is_sent(page: Page, stage: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(landscape(4))
    user = regular(page, stage)
    page.open(user, CHAT, PHONE)
    page.see("#attach")
    page.all("#file")[0].send_keys(str(picture))
    page.see("#about img")
    page.write("Вид из окна")
    page.see("article.out[data-kind=photo]", "Вид из окна")
    assert heard(page, stage, user, "Вид из окна")["photo"][-1]["width"] == 960
    page.all("#file")[0].send_keys(str(Path(__file__)))
    page.see(".toast", "Это не картинка")


def test_a_post_is_forwarded_to_the_bot_with_its_photo(page: Page, stage: Stage) -> None:
    scene = stage.scene
    user = newcomer(stage)
    page.open(user, scene.ru)
    ActionChains(page.driver).context_click(page.see(f"#m{scene.photo} .text")).perform()
    page.click("[role=menuitem]", "Переслать боту")
    page.see("article.out .forwarded", "Переслано от Городские вести")
    message = heard(page, stage, user, "forward_origin")
    assert message["forward_origin"]["message_id"] == scene.photo
    assert message["photo"]


def test_an_album_stays_one_when_forwarded(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(newcomer(stage), scene.ru)
    page.script(f"document.querySelector('#m{scene.album}').focus()")
    page.type(Keys.ENTER)
    page.click("[data-do=forward]")
    page.see("article.out[data-kind=album]")
    assert len(page.all("article.out .photo")) == 5


def test_who_one_is_and_in_which_language(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.ru)
    page.gone("#composer")
    page.click("#me")
    page.click(f"[data-person='{scene.editor}']")
    page.see("#me", "редактор · ru")
    page.write("Сказано редактором")
    page.see("article.in", "Сказано редактором")
    page.click("#me")
    page.choose("#language", "kk")
    page.see("#me", "kk")
    page.wait(lambda: page.script("return document.documentElement.lang") == "kk")
    page.click("#people .shut")
    page.click("#me")
    page.click("[data-form=newperson] summary")
    page.see("[data-form=newperson] input").send_keys("Жанна", Keys.ENTER)
    page.see("#me", "Жанна")
    made = stage.do(stage.telegram.people)[-1]
    assert (made["name"], made["language_code"], made["editor"]) == ("Жанна", "kk", False)
    stage.do(stage.telegram.set_user, scene.editor, None, "ru")


def test_what_was_begun_waits_in_its_chat(page: Page, stage: Stage) -> None:
    page.open(regular(page, stage), CHAT)
    page.see("#text").send_keys("Не дописано")
    page.click(".dialog", "Lakeside Daily")
    page.see("#title", "Lakeside Daily")
    page.click(".dialog", "Sandbox")
    page.wait(lambda: page.see("#text").get_attribute("value") == "Не дописано")


def test_a_right_that_comes_shows_the_message_field(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, stage.scene.kk)
    page.gone("#composer")
    admin = Status.ADMINISTRATOR
    stage.do(stage.telegram.set_member, stage.scene.kk, user, admin, ["can_post_messages"])
    page.write("Жаңа редактор")
    page.see("article", "Жаңа редактор")


def test_a_newcomer_is_a_reader_in_the_browsers_language(page: Page, stage: Stage) -> None:
    newcomer(stage)
    page.open(stage.scene.editor)
    page.script("localStorage.clear()")
    page.driver.get(stage.url)
    page.see("#me", "читатель · ru")
    page.click("#me")
    page.click(f"[data-person='{stage.scene.reader}']")
    page.see("#me", "оқырман · kk")
    page.driver.refresh()
    page.see("#me", "оқырман · kk")


def test_an_editor_changes_and_deletes_a_post_by_hand(page: Page, stage: Stage) -> None:
    scene = stage.scene
    number = stage.do(stage.telegram.post, scene.editor, scene.en, "Typo")
    page.open(scene.editor, scene.en)
    page.script(f"document.querySelector('#m{number}').focus()")
    page.type(Keys.ENTER)
    page.click("[data-do=edit]")
    page.see("#text").send_keys(Keys.END, " fixed", Keys.ENTER)
    page.see(f"#m{number}", "Typo fixed")
    page.gone("#about")
    page.script(f"document.querySelector('#m{number}').focus()")
    page.type(Keys.ENTER)
    page.click("[data-do=delete]")
    page.gone(f"#m{number}")


def test_everything_by_keyboard_alone(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, "", PHONE)
    page.script("document.querySelector('#find').focus()")
    page.type("sandbox_bot", Keys.ARROW_DOWN)
    page.wait(lambda: page.focused("data-chat") == CHAT)
    page.type(Keys.ENTER)
    page.wait(lambda: page.focused() == "title")
    page.see(".key", "Далее")
    for _ in range(12):
        page.type(Keys.TAB)
        if page.focused("data-button") == "Далее ›":
            break
    page.type(Keys.ENTER)
    page.see("article.in", "Страница 2")
    page.wait(lambda: page.focused("data-button") == "Далее ›")
    page.script("document.querySelector('#text').focus()")
    page.type("привет", Keys.ENTER)
    page.see("article.in .replied", "привет")
    page.type(Keys.ESCAPE)
    page.see("#list")


def test_while_the_bot_types_the_chat_says_so(page: Page, stage: Stage) -> None:
    user = regular(page, stage)
    page.open(user, CHAT)
    stage.api("sendChatAction", chat_id=user, action="typing")
    page.see("#status", "печатает…")
    stage.api("sendMessage", chat_id=user, text="Готово")
    page.see("#status", "бот")
