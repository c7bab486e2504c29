"""A post made simpler: what is left says the same, and every mark stands where it stood."""

from bot.model import Entity, Post
from bot.posts.simpler import plain, shortened
from bot.utf16 import utf16_slice

SUMMARY = "На площади собрались слушатели 🎻, концерт длился больше часа."
TEXT = f"Концерт\n\n{SUMMARY}\n\nИсточник: Казлента\nЧитать полностью"
END = len(TEXT.encode("utf-16-le")) // 2
POST = Post(
    TEXT,
    (Entity("bold", 0, 7), Entity("text_link", END - 16, 16, "https://a.kz/1")),
    summary=SUMMARY,
)


def test_a_shorter_post_loses_of_its_summary_alone() -> None:
    short = shortened(POST)
    assert short.text.startswith("Концерт\n\nНа площади") and "…" in short.text
    assert short.text.endswith("…\n\nИсточник: Казлента\nЧитать полностью")
    bold, link = short.entities
    assert utf16_slice(short.text, bold.offset, bold.length) == "Концерт"
    assert utf16_slice(short.text, link.offset, link.length) == "Читать полностью"
    assert shortened(Post("Концерт")) == Post("Концерт")


def test_what_was_marked_in_the_cut_part_goes() -> None:
    marked = Post(SUMMARY, (Entity("bold", len(SUMMARY) - 5, 5),), summary=SUMMARY)
    assert shortened(marked).entities == ()


def test_a_plain_post_has_its_words_alone() -> None:
    bare = plain(POST)
    assert (bare.text, bare.entities, bare.button) == (TEXT, (), None)
