from bot.config import Settings
from bot.config_values import ChannelSetting
from bot.model import HOUSE, ChannelLine, FeedLine, Layout, Style
from bot.newsroom.layout.entering import missing, nobody_to_ask, unlike_settings

LAYOUT = Layout(
    (FeedLine("https://one.example/rss"), FeedLine("https://two.example/rss")),
    (ChannelLine("@News", None, "kk"), ChannelLine("-100777", 5)),
)


def test_the_difference_between_settings_and_newsroom() -> None:
    settings = Settings(
        feeds=("https://one.example/rss", "https://old.example/rss"),
        channels=(ChannelSetting("@news"), ChannelSetting("-100777", 6)),
    )
    assert unlike_settings(settings, LAYOUT) == (
        "https://old.example/rss is in FEEDS, but was removed since; take it out there",
        "https://two.example/rss was added since, FEEDS does not name it",
        "-100777/6 is in CHANNELS, but was removed since; take it out there",
        "-100777/5 was added since, CHANNELS does not name it",
        "CHANNELS says every language for @news, the newsroom kk; the newsroom's word counts",
    )


def test_a_group_may_have_got_another_number() -> None:
    channels = ChannelSetting("-500"), ChannelSetting("-1001234567890")
    lines = unlike_settings(Settings(channels=channels), Layout((), ()))
    assert ["became a supergroup" in line for line in lines] == [True, False]


def test_settings_that_say_nothing_differ_in_nothing() -> None:
    assert unlike_settings(Settings(), LAYOUT) == ()


def test_what_is_missing_is_said() -> None:
    assert [line.split(" is ")[0] for line in missing(Settings())] == [
        "ADMIN_IDS",
        "CHANNELS",
        "neither FEEDS nor ARTICLES_DIR",
    ]
    whole = Settings(admin_ids=(1,), channels=(ChannelSetting("@a"),), feeds=("https://a.kz/rss",))
    assert missing(whole) == ()


def test_a_channel_that_asks_needs_somebody_to_ask() -> None:
    asks = ChannelLine("@ads", style=Style(advertising="hold"))
    layout = Layout((), (ChannelLine("@a", style=HOUSE), asks))
    (line,) = nobody_to_ask(Settings(), layout)
    assert line.startswith("@ads ") and "ADMIN_IDS" in line
    assert nobody_to_ask(Settings(admin_ids=(1,)), layout) == ()
    assert nobody_to_ask(Settings(), LAYOUT) == ()
