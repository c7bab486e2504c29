import pytest

from bot.sources.recognition.body_hash import body_hash

FEED = b"""<rss><channel><title>T</title><lastBuildDate>Thu, 11 Apr 2024</lastBuildDate>
<pubDate>Thu, 11 Apr 2024</pubDate><ttl>5</ttl><item><title>A</title><pubDate>Wed</pubDate>
<slash:comments>3</slash:comments></item></channel></rss><!-- cached 10:00:00 -->"""
ATOM = b"<feed><updated>2024-04-11</updated><entry><updated>2024-04-10</updated></entry></feed>"


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        (FEED, b"<lastBuildDate>Thu, 11", b"<lastBuildDate>Fri, 12"),
        (FEED, b"</lastBuildDate>\n<pubDate>Thu", b"</lastBuildDate>\n<pubDate>Fri"),
        (FEED, b"<ttl>5", b"<ttl>60"),
        (FEED, b"comments>3<", b"comments>4<"),
        (FEED, b"10:00:00", b"10:05:00"),
        (ATOM, b"2024-04-11", b"2024-04-12"),
    ],
)
def test_clocks_and_counters_do_not_count(body: bytes, old: bytes, new: bytes) -> None:
    changed = body.replace(old, new)
    assert changed != body and body_hash(changed) == body_hash(body)


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        (FEED, b"<title>A", b"<title>B"),
        (FEED, b"<pubDate>Wed", b"<pubDate>Thu"),
        (ATOM, b"2024-04-10", b"2024-04-12"),
        (FEED, b"</channel>", b"<item/></channel>"),
    ],
)
def test_items_count(body: bytes, old: bytes, new: bytes) -> None:
    assert body_hash(body.replace(old, new)) != body_hash(body)


@pytest.mark.parametrize("piece", [b"<ttl>", b"<pubDate ", b"<!--", b"<item", b"-->"])
def test_long_hostile_input_ends(piece: bytes) -> None:
    assert len(body_hash(piece * 100_000)) == 64
