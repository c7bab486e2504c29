from pytest import mark

from bot.articles.attribution.subjects_kk import clause_speakers


@mark.parametrize(
    ("clause", "name"),
    [
        ("Облыстық ТЖД көпірдің жабылғанын хабарлады", "Облыстық ТЖД"),
        ("ТЖМ Геология институты жердің тынышын хабарлады", "ТЖМ Геология институты"),
        ("Көпірдің ашылғанын басқармадан хабарлады", "басқарма"),
        ("Ресейлік ТАСС агенттігі көпірдің ашылғанын хабарлады", "ТАСС"),
        ("Кремль көпірдің ашылғанын растады", "Кремль"),
    ],
)
def test_who_speaks_before_the_verb(clause: str, name: str) -> None:
    assert name in [mention.name for mention in clause_speakers(clause)]


@mark.parametrize(
    "clause",
    [
        "Тұрғындар әкімдікте жиын өткенін айтты",
        "Ол министрлікте жиын өткенін айтты",
        "Dala.kz сарапшылары көпірдің ашылғанын айтты",
        "Көлік комитеті төрағасының міндетін атқарушы көпірдің ашылғанын айтты",
    ],
)
def test_somebody_speaks_there(clause: str) -> None:
    assert list(clause_speakers(clause)) == []
