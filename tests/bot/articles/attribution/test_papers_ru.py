from bot.articles.attribution.papers_ru import ON_PAGE, ON_SITE, published


def _found(sentence: str) -> list[str]:
    return [mention.name for mention in published(sentence)]


def test_where_a_paper_was_published() -> None:
    said = "Об этом говорится в статье министра, опубликованной в журнале Dala Times."

    assert _found(said) == ["Dala Times"]
    assert _found("Статью напечатали в Dala Times.") == []


def test_papers_before_pages_are_no_name() -> None:
    assert ON_SITE.sub("", "сообщении, размещённом в среду на сайте порта") == "сайте порта"
    assert ON_PAGE.sub("", "информацию, размещённую на сайте порта") == "сайте порта"
