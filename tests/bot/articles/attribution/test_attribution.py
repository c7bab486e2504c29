from pytest import mark, param

from bot.articles.attribution.attribution import read_attribution
from bot.articles.names.outlets import Outlet

UNKNOWN = Outlet()
DALA = Outlet(("dalanews.kz",))


@mark.parametrize(
    ("sentences", "outlet", "source", "agency"),
    [
        param(["Мост открыт, передает kazlenta.kz со ссылкой на nur.kz."], UNKNOWN,
              "nur.kz", "kazlenta.kz", id="whom they cite before who carries"),
        param(["Мост открыт, сообщает пресс-служба порта, передает Dalanews.kz."], DALA,
              "пресс-служба порта", "Dalanews.kz", id="who said it before who carries"),
        param(["Мост открыт, передает Dalanews.kz."], DALA, None, "Dalanews.kz", id="its own"),
        param(["Мост открыт, передает zakon.kz."], DALA, "zakon.kz", "zakon.kz", id="another's"),
        param(["Мост открыт, передает корреспондент Dalanews.kz."], UNKNOWN, None, "Dalanews.kz",
              id="a reporter is the outlet's own where nothing is known"),
        param(["Мост открыт, сообщил Dalanews.kz пресс-секретарь порта."], UNKNOWN,
              "пресс-секретарь порта", "Dalanews.kz", id="the outlet was told"),
        param(["Об этом, ссылаясь на сообщение властей, пишет Sputnik Казахстан."], UNKNOWN,
              "Sputnik Казахстан", "Sputnik Казахстан", id="authorities are nobody"),
        param(["Көпір ашылды, деп хабарлайды Egemen.kz ҚР МАМ баспасөз қызметіне сілтеме жасап."],
              UNKNOWN, "ҚР МАМ баспасөз қызметі", "Egemen.kz", id="Kazakh"),
        param(["Мост открыт.", "Он длинный.", "Он высокий.", "Об этом сообщили в МЧС."], UNKNOWN,
              "МЧС", None, id="«Об этом» a little later"),
        param(["Мост открыт.", "Он длинный.", "Он высокий.", "В МЧС сообщили о тумане."], UNKNOWN,
              None, None, id="others later do not count"),
        param(["Мост открыт.", "Он долог.", "Он высокий.", "«Он цел», – сообщили в МЧС."], UNKNOWN,
              "МЧС", None, id="whom one quotes later, where nobody is named before"),
        param(["Мост открыт, сообщает МИД.", "Он длинный.", "Он высокий.",
               "«Он цел», – сообщили в МЧС."], UNKNOWN,
              "МИД", None, id="whom one quotes later is not the first"),
        param(["Мост открыт.", "Он долог.", "— Он высокий.", "Он цел, — сообщили в МЧС."], UNKNOWN,
              "МЧС", None, id="what is said behind a dash counts once"),
        param(["Мост открыт, сообщает информационное агентство «Степь»."], UNKNOWN,
              "информационное агентство «Степь»", "Степь", id="an agency without what it is"),
        param(["Об этом пишет «Степь» со ссылкой на результаты опроса «Дала-центра»."], UNKNOWN,
              "«Дала-центра»", "Степь", id="whose poll it was"),
        param(["Мост открыли к празднику", "Он длинный.", "Он высокий.",
               "Стоит он дорого, сообщает МЧС."], UNKNOWN,
               "МЧС", None, id="a deck without a full stop does not count"),
        param(["Мост открыт.", "Ранее в МЧС сообщили о трещине."], UNKNOWN, None, None,
              id="what was said before"),
        param([], UNKNOWN, None, None, id="nothing"),
    ],
)  # fmt: skip
def test_source_and_agency(
    sentences: list[str], outlet: Outlet, source: str | None, agency: str | None
) -> None:
    found = read_attribution(sentences, outlet)

    assert (found.source, found.agency) == (source, agency)
