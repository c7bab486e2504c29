from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from bot.articles.text.language import detect


@mark.parametrize(
    ("title", "lead", "language"),
    [
        ("В Костанае открыли мост", "Движение запустили в понедельник.", "ru"),
        ("Стартовал приём на конкурс «Ұлттық кітап»", "", "ru"),
        ("В области Жетісу чинят школы", "На ремонт в Жетісу дали 3,2 млрд тенге.", "ru"),
        ("Фонд «Қазақстан халқына» купил скорую", "Машину передали району.", "ru"),
        ("«Ни регион, ни мир не готовы к засухе» - генсек", "", "ru"),
        ("Курс доллара на 11 апреля", "", "ru"),
        ("Қостанайда жаңа көпір ашылды", "Қозғалыс дүйсенбіде басталды.", "kk"),
        ("Бала тауып алды", "", "kk"),
        ("Министр жаңа мектеп ашты", "", "kk"),
        ("ҚОСТАНАЙДА ЖАҢА КӨПІР АШЫЛДЫ", "", "kk"),
        ("Almatyda jańa kópir ashyldy", "", "kk"),
        ("Qostanaida jaña köpir aşyldy", "Qozğalys düisenbide bastaldy.", "kk"),
        ("New bridge opens in Kostanay", "Traffic started on Monday.", "en"),
        ("Müller visits the bridge in Almaty", "", "en"),
    ],
)
def test_language_of_an_article(title: str, lead: str, language: str) -> None:
    assert detect(title, lead, None) == language


@mark.parametrize(
    ("lead", "language"),
    [
        ("Движение по мосту запустили в понедельник утром. " * 5, "ru"),
        ("Фонд Қазақстан халқына купил скорую. " + "Машину передали селу утром. " * 6, "ru"),
        ("Көпір бойынша қозғалыс дүйсенбі күні таңертең басталды. " * 5, "kk"),
    ],
)
def test_longer_texts_are_told_by_their_letters(lead: str, language: str) -> None:
    assert detect("Мост", lead, None) == language


@mark.parametrize("hint", ["ru", "kk", "en", "kk-KZ", "nonsense", None])
def test_the_words_decide_not_the_hint(hint: str | None) -> None:
    assert detect("Қостанайда жаңа көпір ашылды", "Қозғалыс басталды.", hint) == "kk"
    assert detect("В Костанае открыли мост", "Движение началось.", hint) == "ru"


NEIGHBOURS = [
    ("Бишкекте жаңы мектеп ачылды", "Бишкек шаарында 1 200 орундуу мектеп пайдаланууга берилди."),
    ("Тошкентда янги кўприк очилди", "Қурилиш учун шаҳар ҳокимлиги 40 миллиард сўм сарфлади."),
    ("Казанда яңа күпер ачылды", "Казанда яңа күпер файдалануга тапшырылды, диделәр хакимияттә."),
    ("У Києві відкрили новий міст", "Про це повідомила пресслужба міської адміністрації."),
    ("У Мінску адкрылі новы мост", "Пра гэта паведаміла прэс-служба гарвыканкама."),
    (
        "В София откриха нов мост",
        "Това съобщиха от общината, мостът ще бъде открит също и за пешеходци.",
    ),
    ("Улаанбаатарт шинэ гүүр нээгдлээ", "Энэ тухай хотын захиргааны хэвлэлийн алба мэдээллээ."),
    (
        "Нарында жаңы көпүрө курулду",
        "Көпүрөнүн ачылышына облустун жетекчиси катышты, деп билдирди басма сөз кызматы.",
    ),
    ("Дар Душанбе пули нав ифтитоҳ шуд", "Дар ин бора хадамоти матбуоти шаҳр хабар дод."),
    ("Нови мост отворен у Београду", "Нови мост отворен је за саобраћај, саопштила је управа."),
    ("Toshkentda yangi ko‘prik ochildi", "Qurilish uchun 40 milliard so‘m va ikki yil sarflangan."),
    ("Ankara'da yeni köprü açıldı", "Köprünün inşası için 40 milyon lira harcandı."),
    (
        "Bakıda yeni körpü açılıb",
        "Bu barədə şəhər icra hakimiyyətinin mətbuat xidməti məlumat yayıb.",
    ),
    (
        "Neue Brücke in Berlin eröffnet",
        "Das teilte die Stadt mit, der Bau und die Straße sind fertig.",
    ),
    (
        "Abren un nuevo puente en Madrid",
        "El puente fue abierto, informó el ayuntamiento de la capital.",
    ),
    ("Nowy most w Warszawie", "Most jest już otwarty, nie trzeba więc jechać przez centrum."),
    ("ئالمۇتادا يېڭى كۆۋرۈك ئېچىلدى", ""),
    ("افتتاح جسر جديد على النيل", "وقال المحافظ إن الجسر على النيل مفتوح للسيارات."),
]


@mark.parametrize(("title", "lead"), NEIGHBOURS)
@mark.parametrize("hint", [None, "ru", "kk"])
def test_a_neighbour_is_none_of_ours(title: str, lead: str, hint: str | None) -> None:
    assert detect(title, lead, hint) is None


@mark.parametrize(
    ("title", "lead", "language"),
    [
        (
            "Germans confidence slides",
            "Business confidence fell in February, knocking hopes.",
            "en",
        ),
        (
            "Half-Life 2 sweeps awards",
            "First person shooter has won six awards, including best.",
            "en",
        ),
        (
            "Kosagash wing backs lacklustre Karkara",
            "Wing Marat Sabit says Karkara can claim another Steppe Nations Cup title despite two"
            " lacklustre wins so far against Kosagash and Uralsk.",
            "en",
        ),
        ("Elimizde jańa zań kúshine endi", "", "kk"),
        (
            "Театр из Көкшетау приехал на гастроли",
            "Артисты привезли три спектакля, пишет Дала таңы, билеты продаются в кассах.",
            "ru",
        ),
        (
            "Турнир выиграл Үсен Төлеген",
            "Шахматист обыграл соперников из девяти областей и поедет на чемпионат страны.",
            "ru",
        ),
        ("الماتىدا جاڭا كوپىر اشىلدى", "", "kk"),
        (
            "Сын Эрдогана приехал в Алматы",
            "Гостя встретили в аэропорту, пишет газета «Ўзбекистон».",
            "ru",
        ),
    ],
)
def test_ours_stay_ours(title: str, lead: str, language: str) -> None:
    assert detect(title, lead, None) == language


def test_the_sources_word_counts_where_no_small_word_tells() -> None:
    title = "Nordmann dømt til livstid"
    assert detect(title, "", "no") is None
    assert detect("Almaty wins Kazakhstan Cup", "", "en") == "en"


@mark.parametrize("text", ["", "   ", "12 345", "— … !", "桥梁开通"])
def test_no_words_no_language(text: str) -> None:
    assert detect(text, "", None) is None


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([None, "ru", "x", ""]))
def test_any_text_is_taken(title: str, lead: str, hint: str | None) -> None:
    assert detect(title, lead, hint) in (None, "ru", "kk", "en")


@mark.parametrize(
    "title",
    [
        "Бишкекте жаңы мектеп курулат",
        "Баткенде көпүрө оңдолду",
        "Жол апааты: төрт киши жарадар болду",
        "Казанда яңа мәктәп ачылды",
        "Мәйдәндә бәйрәм үтә",
        "Тошкентда янги кўприк очилди",
        "Ҳайвонот боғи ёпилди",
        "Суд звільнив міністра",
        "На Закарпатті випав перший сніг",
        "Настаўнікам павысяць зарплату",
        "Цэны вырастуць са студзеня",
    ],
)
def test_a_neighbours_headline_alone_is_none_of_ours(title: str) -> None:
    assert detect(title, "", None) is None


@mark.parametrize(
    ("title", "language"),
    [
        ("Кыргызстан закрыл границу у Кызылжара", "ru"),
        ("Пойду и найду команду: новый фильм", "ru"),
        ("Ғабит Мүсірепов театры откроют весной", "ru"),
        ("Жер сілкінді", "kk"),
        ("Кім кінәлі", "kk"),
        ("Аспанда ай тұтылды", "kk"),
        ("Ауыл малы жоталды", "kk"),
        ("Сенатор айтты", "kk"),
        ("Егін піспей қалды", "kk"),
    ],
)
def test_our_headlines_alone_stay_ours(title: str, language: str) -> None:
    assert detect(title, "", None) == language


def test_a_kazakh_sources_headline_without_kazakh_letters_stays_kazakh() -> None:
    assert detect("Кызылорда каласында көпір салынды", "", "kk") == "kk"


@mark.parametrize(
    "title",
    [
        "Qalada kún suytady",
        "Aqtóbede mektep salynady",
        "Oralda zhana kopir ashyldy",
        "Aktobede zauyt ashyldy",
        "Qalada jol apaty azaidy",
        "Elimizde 20 adam zardap shekti",
        "Resey әskeri shegindi",
        "Kitaphanadaǵy sý toqtatyldy",
        "Qumyq kóbeıedi",
        "Aqsuda boran soqty",
        "Shymkentte su tasydy",
        "Kitap bagamy osyrady",
        "Yandex taksi Kökşetauda bağasın kötermedi",
        "Qıstauda mal azığı jetkilikti dep habarladı äkimdik",
    ],
)
def test_kazakh_headlines_in_latin_letters_that_tell_nothing(title: str) -> None:
    assert detect(title, "", None) == "kk"


@mark.parametrize(
    "title",
    [
        "Bursa'da yeni okul yapılıyor",
        "Euro yükseldi",
        "Galata'da yangın söndürüldü",
        "Avro bahalaşdı",
        "Antalya sahilinde temizlik yapıldı",
        "Mersin limanında yıl sonu rakamları hazırlandı",
        "Bilecik belediyesi yazın su sattı",
        "Xivada yangi bogʻ ochildi",
        "Benzin qimmatlashdi",
        "Хивада боғ очилди",
        "Бухорода мактаб қурилади",
        "Нарында жол курулат",
        "Казанда мәктәп ябылды",
        "Вазир қарорга имзо чекди",
        "Нон нархи тушадими",
        "Татарстанда көз җылы",
        "Дарханд шинэ сургууль нээлээ",
        "Рәис бүләк бирде",
        "Халық арасында сорады, депутатлар келди",
        "Shımbayda jańa kópir ashıldı",
    ],
)
def test_turkic_neighbours_by_a_headline(title: str) -> None:
    assert detect(title, "", None) is None


@mark.parametrize(
    "title",
    [
        "Серік Әли и Ержан Ғани встретились",
        "Төлеген Қожа: погода меняется",
        "«Жаңа ғасыр»: прием заявок",
        "Нұрлан Әбен стал акимом",
        "Умер актёр Құман Сәбит",
    ],
)
def test_russian_headlines_full_of_kazakh_names(title: str) -> None:
    assert detect(title, "", None) == "ru"


@mark.parametrize(
    "title",
    ["Police find missing lady", "Canada ready to help", "Honda recalls Accord", "Oil party"],
)
def test_english_headlines_that_end_like_kazakh_ones(title: str) -> None:
    assert detect(title, "", None) == "en"


@mark.parametrize(
    "text",
    [
        "Aýdan mınıstri departamentiniń basshysyna sharalardy jedeldetýdi tapsyrǵan edi keshe.",
        "Ekonomıka palatasynyń dırektory jobanyń nege tıimdi ekenin aıtty, dep habarlaıdy basylym.",
        "Kökşetauda erıktıler ağaş ektı. Olar mynalardy äkeldı: kürek, böşke, mañdai terı, tağam.",
        "Aýyldaǵy it óziniń úıine jetti, jol on kúnge sozyldy, degenmen ıesi ony tanyǵan.",
        "Kopir ashyldy, dep khabarlaidy basylym oblys akimdigine silteme zhasap, zhana zhol bar.",
    ],
)
def test_latin_kazakh_without_the_letter_q_is_kazakh(text: str) -> None:
    assert detect("", text, None) == "kk"
