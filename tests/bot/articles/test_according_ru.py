from pytest import mark

from bot.articles.according_ru import according


@mark.parametrize(
    ("sentence", "name"),
    [
        ("По заявлению пресс-службы порта, мост открыт.", "пресс-служба порта"),
        ("По оценкам Минтранса, мост надёжен.", "Минтранс"),
        ("Мост откроют, следует из отчёта акимата.", "акимат"),
        ("По уточнённым данным акимата, мост цел.", "акимат"),
        ("По данным акимата в результате паводка смыло мост.", "акимат"),
        ("По данным акимата за 5 мая, мост цел.", "акимат"),
        ("По данным Степной правды, мост цел.", "Степная правда"),
    ],
)
def test_whose_data_it_is(sentence: str, name: str) -> None:
    assert [mention.name for mention in according(sentence)] == [name]


@mark.parametrize(
    "sentence", ["По словам жителей, мост открыт.", "По данным владельца компании, мост открыт."]
)
def test_nobody_who_is_named(sentence: str) -> None:
    assert list(according(sentence)) == []
