from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model import Channel, Event
from bot.newsroom.log.view import LONGEST_TITLE, lines
from bot.texts import Texts

AT = datetime(2026, 11, 26, 20, 16, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
WHO = "user 501 Динара"


def test_what_a_person_did_names_the_article() -> None:
    events = [
        Event("card.published", AT, 2, who=WHO),
        Event("channel.paused", AT, channel_id=7, who=WHO),
        Event("card.published", AT, 3, who=WHO),
        Event("card.published", AT, 4, who=WHO),
    ]
    titles = {2: "Музей открылся в Шымкенте", 3: "Очень " * 40}
    named, paused, long, unknown = lines(events, [Channel(7, "@news")], ALMATY, Texts("ru"), titles)
    assert named == (
        "27.11.2026 01:16 – поставлено в очередь вручную, Динара: 2. Музей открылся в Шымкенте"
    )
    assert paused == "27.11.2026 01:16 – @news: канал на паузе, Динара"
    assert len(long) < LONGEST_TITLE + 60 and long.endswith("…")
    assert unknown.endswith("Динара")


def test_what_an_editor_did_by_hand_and_decided_is_told() -> None:
    events = [
        Event("edit.ready", AT, 2, channel_id=7),
        Event("edit.held", AT, 2, channel_id=7, reason="an editor edited the post by hand"),
        Event(
            "edit.ready",
            AT,
            2,
            channel_id=7,
            who=WHO,
            reason="an editor had the post updated",
        ),
        Event("outbox.ready", AT, 2, channel_id=7, reason="approved", who=WHO),
        Event("outbox.ready", AT, 2, channel_id=7, reason="published by hand"),
        Event("outbox.ready", AT, 2, channel_id=7, reason="Telegram asks to wait 7 s"),
        Event("edit.skipped", AT, 2, channel_id=7, reason="the post is no longer in the channel"),
        Event("outbox.cancelled", AT, 2, channel_id=7, reason="not published", who=WHO),
    ]
    said = lines(events, [Channel(7, "@news")], ALMATY, Texts("ru"))
    assert [line.partition("@news: ")[2] for line in said] == [
        "правка ждёт решения редактора (редактор изменил публикацию вручную)",
        "публикация исправляется (редактор решил обновить публикацию), Динара",
        "в очереди (одобрено), Динара",
        "в очереди",
        "в очереди (Telegram просит подождать 7 с)",
        "правка не внесена (публикации в канале больше нет)",
        "не опубликовано, Динара",
    ]
