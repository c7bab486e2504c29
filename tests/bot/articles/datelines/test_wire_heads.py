from pytest import mark

from bot.articles.datelines.wire_heads import read_wire_head

SENTENCE = "Жители двух районов почувствовали ночью запах гари."


@mark.parametrize(
    ("text", "agency", "rest"),
    [
        ("(Reuters) – The bridge", "Reuters", "The bridge"),
        ("(DALAFN- Steppe Agency) ALMATY, May 7.", "Steppe Agency", "ALMATY, May 7."),
        ("/DALA, 19.07.12/ – Порт", "DALA", "Порт"),
        (f"Steppe News / {SENTENCE}", "Steppe News", SENTENCE),
        (f"Dala.kz – {SENTENCE}", "Dala.kz", SENTENCE),
        (f"Dala.kz. {SENTENCE}", "Dala.kz", SENTENCE),
        (f"DALA.INFO. {SENTENCE}", "DALA.INFO", SENTENCE),
    ],
)
def test_an_agency_in_brackets(text: str, agency: str, rest: str) -> None:
    head = read_wire_head(text)

    assert head is not None
    assert (head.agency, text[head.end :]) == (agency, rest)


@mark.parametrize(
    "text",
    [
        "(the old one) – the bridge",
        "/Dala/ the bridge",
        "(см. фото) Мост",
        "Dala.kz – Старый мост",
        "Steppe Images / Dana Omar",
        "Dala.kz. Старый мост",
    ],
)
def test_other_brackets(text: str) -> None:
    assert read_wire_head(text) is None
