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
        ("The bridge is open, the operational headquarters said during a meeting.",
         [("said", "operational headquarters")]),
        ("The Bridge Committee explains that the river has risen.",
         [("said", "Bridge Committee")]),
        ("The Ministry of Trade, Roads and Energy said the bridge is open.",
         [("said", "Ministry of Trade, Roads and Energy")]),
        ("Dala Roads JSC, the state builder, said the bridge is open.",
         [("said", "Dala Roads JSC")]),
        ("The press service of the president of Dalastan said the bridge is open.",
         [("said", "press service of the president of Dalastan")]),
        ("The Roads Ministry has issued an official statement on the bridge.",
         [("said", "Roads Ministry")]),
        ("Data from the Roads Ministry showed that the bridge is old.",
         [("said", "Roads Ministry")]),
        ("The Roads Ministry’s latest figures show that the bridge is old.",
         [("said", "Roads Ministry")]),
        ("This was reported by the Roads Ministry.", [("said", "Roads Ministry")]),
        ("The minister was quoted as saying by Dala.kz.", [("carrier", "Dala.kz")]),
        ("The bridge is open, Karazhal-based news agency Alatau reported.",
         [("carrier", "Alatau")]),
        ("The bridge is open, Alatau Turk broadcaster reported.", [("carrier", "Alatau Turk")]),
        ("About this reports the agency Alatau.", [("carrier", "Alatau")]),
        ("The bridge is open, the director told the Alatau news agency.", [("told", "Alatau")]),
        ("An Orda.kz correspondent reports that the bridge is open.",
         [("correspondent", "Orda.kz")]),
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
        "“We waited for six years,” a roads ministry spokesman said.",
        "The bridge is open, the CEO of the port company said on Friday.",
        "Ministry of Roads spokesman Dana Omar said the bridge is open.",
        "The bridge is open, local media reported, citing a government source.",
        "The company said it would mend the bridge.",
        "Bank customers said the bridge is closed.",
        "The bank kept its rate, citing persistent inflation.",
        "Photos from the site show a crane over the river.",
    ],
)
def test_nobody_told_it(sentence: str) -> None:
    assert list(mentions(sentence)) == []
