"""Articles of any shape, for properties that must hold for all of them."""

from hypothesis import strategies as st

from bot.model import LANGUAGES, POST_PARTS, Article, Block, BlockKind, Photo, Style

# Letters of the three languages beside everything that Telegram strips, refuses or counts double.
ODD = (
    "aЯқ😀👩\u200d🚀🇰🇿 \n\r\t\x00\x05\x85\xa0\xad\u200b\u200e\u200f\u2028\u202e"
    "\u0301\u030a\u0333\ufe0f\ud83d\udc69«»…:.-"
)
odd_text = st.one_of(
    st.text(st.characters(), max_size=40),
    st.text(alphabet=ODD, max_size=60),
)
huge_text = st.builds(
    lambda piece, times: piece * times, st.text(min_size=1, max_size=12), st.integers(1, 700)
)
any_text = st.one_of(odd_text, huge_text)
maybe_text = st.none() | any_text
links = st.sampled_from(
    [
        None,
        "",
        "https://kazlenta.kz/a?b=1&c=2",
        "http://localhost/a",
        "javascript:alert(1)",
        "https://[::1]:8080/",
        "https://a b.kz/",
        "https://қаз.қаз/жол",
        "https://nur.kz:99999/",
    ]
)
photos = st.builds(
    Photo,
    url=links,
    credit=maybe_text,
    credit_label=st.none() | odd_text,
    width=st.none() | st.integers(0, 5000),
    height=st.none() | st.integers(0, 5000),
)
blocks = st.builds(Block, text=any_text, kind=st.sampled_from(BlockKind))
articles = st.builds(
    Article,
    title=any_text,
    body=st.lists(blocks, max_size=4).map(tuple),
    language=st.none() | st.sampled_from(LANGUAGES),
    link=links | st.text(max_size=30),
    photos=st.lists(photos, max_size=3).map(tuple),
    photo_credit=maybe_text,
    photo_credit_label=st.none() | odd_text,
    source=maybe_text,
    source_in_text=st.booleans(),
    source_label=st.none() | odd_text,
    advertising=st.none() | odd_text,
    video=links,
    tags=st.lists(any_text, max_size=4).map(tuple),
)
styles = st.builds(
    Style,
    parts=st.permutations(POST_PARTS).flatmap(
        lambda parts: st.just(tuple(parts)) | st.just(tuple(p for p in parts if p != "link"))
    ),
    summary=st.integers(100, 3000),
    tags=st.integers(0, 10),
    bold=st.booleans(),
    quotes=st.booleans(),
    expandable=st.sampled_from((0, 1, 300)),
    link=st.sampled_from(("word", "button")),
    corrections=st.booleans(),
    caption_above=st.booleans(),
    silent=st.booleans(),
)
