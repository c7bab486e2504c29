from pytest import mark

from bot.articles.credits.kazakh_credits import kazakh_credit, owned_in_kazakh
from bot.articles.credits.signed_lines import Credit


@mark.parametrize(
    "text",
    [
        "Порт камерасының жазбасынан скриншот",
        "Instagram-нан алынған сурет",
        "vıdeodan kadr",
        "Ауыл тұрғындары түсірген сурет",
        "Теңіз министрлігі ұсынған фото",
    ],
)
def test_a_whole_text_is_a_credit(text: str) -> None:
    assert kazakh_credit(text) == text


@mark.parametrize("label", ["Сурет – ", "Фото/", "Фото "])
def test_a_label_before_a_screen_goes(label: str) -> None:
    assert kazakh_credit(f"{label}видеодан кадр") == "видеодан кадр"


@mark.parametrize(
    ("text", "why"),
    [
        ("Сурет иллюстрация ретінде қолданылды", "иллюстрация ретінде"),
        ("Көрнекілік үшін алынған сурет", "көрнекілік үшін"),
        ("Kórnekilik úshin alynǵan sýret", "kórnekilik úshin"),
    ],
)
def test_what_a_picture_is_for(text: str, why: str) -> None:
    assert kazakh_credit(text) == why


@mark.parametrize(
    "text",
    [
        "Порттан сурет",
        "Кешегі дауылдан кейін түсірілген сурет",
        "Порт жабық. Видеодан скриншот",
        "Фото: видеодан скриншот",
        "Балалар салған сурет көрмесі",
    ],
)
def test_no_credit(text: str) -> None:
    assert kazakh_credit(text) is None


def test_an_owner_behind_what_is_shown() -> None:
    assert owned_in_kazakh("Кемелер айлақта. Теңіз министрлігінің фотосы") == Credit(
        "Теңіз министрлігінің фотосы"
    )
