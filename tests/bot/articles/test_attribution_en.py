from pytest import mark

from bot.articles.attribution_en import mentions


@mark.parametrize(
    ("sentence", "found"),
    [
        ("The bridge is open, Kazinform reports.", [("carrier", "Kazinform")]),
        ("The bridge is open, Kazinform News Agency correspondent reports.",
         [("correspondent", "Kazinform News Agency")]),
        ("The bridge is open, Steppe Wire reports, citing the city akimat.",
         [("cited", "city akimat"), ("carrier", "Steppe Wire")]),
        ("Kazinform has learnt from the port press service.",
         [("cited", "port press service"), ("carrier", "Kazinform")]),
        ("The bridge is open, the press service of the port informs.",
         [("said", "press service of the port")]),
        ("The bridge is open, reported the ministry’s press service on Nov. 3.",
         [("said", "ministry’s press service")]),
        ("The bridge is open, according to the Bureau of National Statistics.",
         [("according", "Bureau of National Statistics")]),
        ("The bridge is open, the Kabar news agency reported.", [("carrier", "Kabar")]),
        ("This story was first published by Steppe Wire.", [("cited", "Steppe Wire")]),
        ("The bridge is open, state news agency Kabar reported.", [("carrier", "Kabar")]),
        ("The bridge is open, reports Kazinform correspondent.",
         [("correspondent", "Kazinform")]),
        ("The bridge is open, the press service of the port told 24.kg.",
         [("told", "24.kg"), ("said", "press service of the port")]),
        ("According to Kazinform, the bridge is open.", [("according", "Kazinform")]),
        ("The bridge is open, the Fisheries Committee said on Tuesday.",
         [("said", "Fisheries Committee")]),
        ("The bridge is open, the ministry of roads said in a statement.",
         [("said", "ministry of roads")]),
    ],
)  # fmt: skip
def test_who_told_it(sentence: str, found: list[tuple[str, str]]) -> None:
    told = {(mention.role, mention.name) for mention in mentions(sentence)}

    assert set(found) <= told


@mark.parametrize(
    "sentence",
    [
        "The bridge opened on Wednesday.",
        "“We waited for six years,” Dana Omar said.",
        "“We waited for six years,” said Dana Omar, who started it.",
        "The bridge will hold, according to Dana Omar.",
        "The restorer Viktor Tsoi said that the seats were found in a club.",
        "“We lost two in the first winter. We learned from it,” said Aidana Orazbek, a student.",
        "Sources of income for rural families have changed.",
    ],
)
def test_nobody_told_it(sentence: str) -> None:
    assert list(mentions(sentence)) == []
