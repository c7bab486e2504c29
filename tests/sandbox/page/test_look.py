"""What one sees: list and chat on a phone and a desk, posts, albums, entities, live changes."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.sandbox.page.browser import DESK, PHONE, Page
from tests.sandbox.page.pictures import landscape
from tests.sandbox.page.stage import NOTICE, Stage


def test_a_phone_shows_the_list_then_the_chat_and_goes_back(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, size=PHONE)
    assert page.see("#notice").text == NOTICE["kk"]
    assert not page.see("#list").size["width"] > PHONE[0]
    page.click(".dialog", "Городские вести")
    page.see("#title", "Городские вести")
    page.gone("#list")
    page.click("#back")
    page.see(".dialog", "Қала тынысы").click()
    page.see("article", "Көкбұлақта")
    page.driver.back()
    page.see("#list")
    page.gone("#chat")


def test_a_desk_shows_list_and_chat_side_by_side(page: Page, stage: Stage) -> None:
    page.open(stage.scene.editor, stage.scene.ru)
    left, right = page.see("#list").rect, page.see("#chat").rect
    assert left["x"] + left["width"] == pytest.approx(right["x"], abs=1)
    assert right["x"] + right["width"] == pytest.approx(DESK[0], abs=1)
    assert page.see(".dialog[aria-current=true]").text.startswith("ГВ\nГородские вести")
    page.see("#find").send_keys("тыныс")
    page.wait(lambda: [one.text.split("\n")[1] for one in page.all(".dialog")] == ["Қала тынысы"])


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_posts_stand_as_telegram_shows_them(
    page: Page, stage: Stage, size: tuple[int, int]
) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.ru, size)
    words = f"#m{scene.words}"
    tags = {"strong": "жирно", "em": "курсив", "u": "подчёркнуто", "s": "зачёркнуто"}
    tags |= {
        "code": "код",
        "pre": "print('сәлем')",
        "a[href='https://example.org/more']": "обычный",
    }
    page.script(f"document.querySelector('{words}').scrollIntoView()")
    for tag, text in tags.items():
        assert any(text in one.text for one in page.all(f"{words} {tag}")), tag
    photo = page.see(f"#m{scene.photo} .photo img")
    assert photo.size["width"] / photo.size["height"] == pytest.approx(960 / 600, rel=0.02)
    page.see(f"#m{scene.photo} strong", "В Жанаозене открыли летний лекторий")
    assert page.see(f"#m{scene.photo} a.key").get_attribute("href") == "https://example.org/1"
    album = page.all(f"#m{scene.album} .photo")
    assert len(album) == 5
    assert len({round(one.rect["y"]) for one in album}) == 2
    assert "Айдана" in page.see(f"#m{scene.album} .text").text
    assert page.script("return document.documentElement.scrollWidth") <= size[0]


def test_quotes_open_and_hidden_text_shows(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.ru)
    quote = page.see(f"#m{scene.words} blockquote")
    low = quote.size["height"]
    quote.click()
    page.wait(lambda: quote.size["height"] > low)
    toggle = quote.find_element("css selector", "button")
    assert toggle.get_attribute("aria-expanded") == "true"
    toggle.send_keys(Keys.ENTER)
    page.wait(lambda: quote.size["height"] == low)
    page.click(f"#m{scene.words} .spoiler")
    page.see(f"#m{scene.words} .spoiler.shown", "скрыто")


def test_a_photo_opens_and_arrows_go_through_the_album(page: Page, stage: Stage) -> None:
    page.open(stage.scene.reader, stage.scene.ru, PHONE)
    page.see(f"#m{stage.scene.album} .photo").click()
    first = page.see("#viewer img").get_attribute("src")
    page.type(Keys.ARROW_RIGHT)
    page.wait(lambda: page.see("#viewer img").get_attribute("src") != first)
    page.type(Keys.ESCAPE)
    page.gone("#viewer")


def test_new_edited_and_deleted_posts_show_at_once(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.en)
    send = {"chat_id": scene.en, "text": "Breaking", "disable_notification": True}
    number = stage.api("sendMessage", **send).result["message_id"]
    post = page.see(f"#m{number}", "Breaking")
    assert page.all(f"#m{number} .bell[aria-label]")
    assert page.script("return document.getElementById('spoken').textContent") == (
        "Lakeside Daily: Breaking"
    )
    assert page.see(".dialog", "Breaking")
    post.send_keys("")
    page.script(f"document.getElementById('m{number}').focus()")
    stage.api("editMessageText", chat_id=scene.en, message_id=number, text="Corrected")
    page.see(f"#m{number}", "Corrected")
    page.see(f"#m{number} .edited", "өңделді")
    assert page.focused() == f"m{number}"
    stage.api("deleteMessage", chat_id=scene.en, message_id=number)
    page.gone(f"#m{number}")
    page.see(".dialog", "Night train")


def test_captions_above_forwards_replies_and_service_lines(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.en)
    above = {"photo": landscape(8), "caption": "Over the picture", "show_caption_above_media": True}
    number = stage.api("sendPhoto", chat_id=scene.en, **above).result["message_id"]
    text, photo = page.see(f"#m{number} .text"), page.see(f"#m{number} .photo")
    assert text.rect["y"] + text.rect["height"] <= photo.rect["y"] + 10
    origin = {"from_chat_id": scene.ru, "message_id": scene.photo}
    forwarded = stage.api("forwardMessage", chat_id=scene.en, **origin).result["message_id"]
    page.see(f"#m{forwarded} .forwarded", "Городские вести жолдаған")
    reply = {"text": "More soon", "reply_parameters": {"message_id": number}}
    replied = stage.api("sendMessage", chat_id=scene.en, **reply).result["message_id"]
    page.see(f"#m{replied} .replied", "Over the picture").click()
    page.wait(lambda: page.focused() == f"m{number}")
    page.see(".service", "Арна ашылды")


def test_other_chats_count_what_was_not_read(page: Page, stage: Stage) -> None:
    scene = stage.scene
    page.open(scene.reader, scene.en)
    for text in ("one", "two"):
        stage.api("sendMessage", chat_id=scene.kk, text=text)
    badge = page.see(".badge", "2")
    assert badge.get_attribute("aria-label") == "оқылмағаны: 2"
    page.wait(lambda: page.driver.title.startswith("(2) "))
    page.click(".dialog", "Қала тынысы")
    page.gone(".badge")


RICH = [
    {"type": "heading", "size": 1, "text": "Ночной поезд к озёрам"},
    {"type": "photo", "photo": {"type": "photo", "media": "attach://one"},
     "caption": {"text": "Фото: Дана Омар"}},
    {"type": "paragraph", "text": ["Вагоны уходят в ", {"type": "bold", "text": "21:40"}, "."]},
    {"type": "heading", "size": 3, "text": "Билеты"},
    {"type": "blockquote", "blocks": [{"type": "paragraph", "text": "Мы ждали этого всю зиму."}]},
    {"type": "list", "items": [
        {"blocks": [{"type": "paragraph", "text": "купе"}]},
        {"blocks": [{"type": "paragraph", "text": "плацкарт"}]}]},
    {"type": "footer", "text": ["Источник: вокзал · ",
        {"type": "url", "text": "На сайте", "url": "https://example.org/train"}]},
]  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_rich_message_stands_as_it_was_written(
    page: Page, stage: Stage, size: tuple[int, int]
) -> None:
    scene = stage.scene
    keys = {"inline_keyboard": [[{"text": "Обычными", "url": "https://example.org/"}]]}
    sent = stage.api(
        "sendRichMessage",
        chat_id=scene.en,
        rich_message={"blocks": RICH},
        one=landscape(21),
        reply_markup=keys,
    )
    number = f"#m{sent.result['message_id']}"
    page.open(scene.reader, scene.en, size)
    assert page.see(number).get_attribute("data-kind") == "rich"
    page.see(f"{number} .heading[data-size='1']", "Ночной поезд к озёрам")
    page.see(f"{number} figure figcaption", "Фото: Дана Омар")
    page.see(f"{number} p b", "21:40")
    page.see(f"{number} blockquote", "Мы ждали этого всю зиму.")
    assert [one.text for one in page.all(f"{number} li")] == ["купе", "плацкарт"]
    assert page.see(f"{number} footer a").get_attribute("href") == "https://example.org/train"
    page.see(f"{number} .key", "Обычными")
    assert page.script("return document.documentElement.scrollWidth") <= size[0]
    page.see(f"{number} .photo").click()
    page.see("#viewer img")
    page.type(Keys.ESCAPE)
    page.gone("#viewer")
    page.see(".dialog", "Lakeside Daily") if size == DESK else page.click("#back")
    page.see(".dialog", "Ночной поезд к озёрам")
