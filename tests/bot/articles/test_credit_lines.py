from collections import Counter

from tests.bot.articles.credit_lines import cases, measured


def test_lines_of_many_outlets_at_their_places() -> None:
    assert measured(cases()).complaints == []


def test_there_are_enough_of_them() -> None:
    by_outlet = Counter(case.outlet for case in cases())
    hard = sum(1 for case in cases() if not case.wanted)

    assert len(by_outlet) >= 20
    assert by_outlet.total() >= 500
    assert hard * 4 >= by_outlet.total()
