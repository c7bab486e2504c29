from bot.articles.text.characters import clean, clean_lines, has_words, visible


def test_one_line() -> None:
    assert clean(" Мост\u00a0через \n реку ") == "Мост через реку"


def test_several_lines() -> None:
    assert clean_lines(" Мост \r\n\r\n через\u2028реку") == ["Мост", "", "через", "реку"]


def test_what_nobody_sees_goes() -> None:
    assert visible("мо\u00adст\u200b \x07и \ufeffрека") == "мост и река"


def test_entities_that_were_escaped_twice() -> None:
    assert (
        clean("&laquo;Мост&raquo; &mdash; 3&nbsp;млн, &#171;Есиль&#xBB;")
        == "«Мост» — 3 млн, «Есиль»"
    )
    kept = "a&b; dala.kz/?a=1&lang=kk; AT&T; &lt;b&gt; &LT; &#60;p&#x3E; &nosuch;"
    assert clean(kept) == kept


def test_letters_are_composed() -> None:
    assert clean("и\u0306") == "й"


def test_a_long_run_of_marks_is_cut() -> None:
    assert len(visible("а" + "\u0301" * 100_000)) < 100


def test_words() -> None:
    assert has_words("— 1 —")
    assert not has_words("— … —")


def test_a_latin_letter_written_with_a_cyrillic_one() -> None:
    assert visible("О\u0301mir о\u0301z") == "Ómir óz"
    assert visible("бо\u0301льшая") == "бо\u0301льшая"
