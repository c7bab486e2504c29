from bot.articles.names.paper_words_ru import papers


def test_papers_in_the_cases_in_which_they_are_named() -> None:
    assert {"отчёте", "отчёта", "приказ", "справки", "сводку", "материалах"} <= papers()
    assert "сводка" not in papers()  # «Сводка сообщает» speaks itself
