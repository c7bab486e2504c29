"""Small words behind «Фото:» that say what is to be seen: «пожар в школе», "protest near the
ministry"."""

import re

from bot.articles.names.places import place_at
from bot.articles.tables import alternation, forms, lines, patterns
from bot.articles.text.phrases import (
    ADJECTIVE,
    COMPOUND,
    DOMAIN,
    KAZAKH_CREDIT_VERBS,
    KAZAKH_LETTERS,
    SHORTENED,
    WORD,
    is_person,
)

ARTICLE = re.compile(r"^(?:An?|The)\s(?=[a-z])")  # "A view of the dam"
SIGNS = re.compile(r"[«»\"“”„@©\d/|_]")
DESCRIBING = re.compile(r"(?:ого|его|[ыи]х|ой|ей)$")  # «новой школы»
NOMINATIVE = re.compile(r"(?:[ыи]й|[ая]я|[ыио]е)$")
NOUN = re.compile(r"(?:[еа]ни|ти|стви)е$")  # «управление»
KAZAKH_END = re.compile(r"[аяеоы]сы$")  # «дирекциясы», without a letter that Kazakh alone has
# «Қар басқан көше», «ауылға баратын жол»
KAZAKH_DEED = re.compile(
    rf"\s(?!{patterns(lines('picture_deeds_kk'))})(?=[а-яәғқңөұүһі])(?:\w+(?:[ғқ]ан|[гк]ен|[ае]т[ыі]н|йт[ыі]н|[ǵğ]an)|(?:жатқан|тұрған|отырған|жүрген))\s[\w\s-]+$"
)
# «Наурыз мерекесі», «Көпірдің ашылуы»: what is held or done ends a name's words
KAZAKH_EVENT = re.compile(rf"\s(?:{alternation(lines('events_kk'))})(?:с?[ыі])$")
# «Ресей президентінің сапары», «Ақтаудағы жағажай»: somebody's deed, and no owner
KAZAKH_OF = re.compile(
    r"[нтд][ыі]ң\s(?:\S+\s)*[а-яәғқңөұүһі]+[ыі]$|^\S+[дт](?:ағы|егі)\s(?:\S+\s)*[а-яәғқңөұүһі]+$"
)
CYRILLIC = re.compile("[\u0400-\u04ff]")
SCENE = re.compile(
    r"(?<!\w)(?:на\s(?:месте|фоне|старте|финише|площади|улице|сцене)|во\sвремя|at\sthe\sscene"
    r"|in\sfront\sof|during|as\sseen|seen\sfrom)(?!\w)",
    re.IGNORECASE,
)
# «строительства ТЭЦ», «открытие школы №4»
DEED = re.compile(
    r"(?:[а-яё]{2,}(?:[еа]ни|ти)[еяйю]|строительств|ремонт|монтаж|снос|пожар|авари|митинг|концерт|матч|парад|шестви"
    r"|встреч|церемони|последстви)[а-яё]{0,2}\s"
)
# «строители возводят мост»
ACTION = re.compile(r"(?<!\w)[а-яё]{3,}(?:[дстзнрвбл]ят|[жшщч]ат)(?:ся)?(?!\w)")
GIVEN = re.compile(
    r"предоставл|прислан|сгенерир|open\ssource"
    r"|(?<!\w)from\s(?:[a-z'’-]+\s){0,3}(?:archives?|albums?|collections?|sources|website|page)(?!\w)"
)
WHERE = re.compile(
    r"\s(?:в|во|на|под|над|у|за|около|возле|перед|после|между|near|outside|inside|at|in|on)\s"
)
# «жители в Facebook», "on social media": where it was published
NETWORK = re.compile(
    r"\s(?:в|на|on|in)\s(?:соц|telegram|телеграм|facebook|instagram|инстаграм|youtube|tiktok|сети|сайте|social)",
    re.IGNORECASE,
)
# «Имя Фамилия с тренером», «Имя Фамилия на церемонии», but not «с сайта», «в соцсетях»
BESIDE = re.compile(
    r"\s(?:со?|на|в|во|у|перед|после|около|во\sвремя)\s(?!сайт|страниц|архив|соц|телефон)[а-яё]{3,}"
)
# «пользователь TikTok», «читатель Dala.kz», «студентка / Dala»
WHOSE = re.compile(r"[A-Za-z@/|_©]")
SEASON = re.compile(r"\s(?:зимой|весной|летом|осенью|ночью|утром|вечером|сегодня|вчера)\.?$")
# «озеро Карасу»: what is seen, whatever its name
SIGHT = re.compile(
    r"(?:озер|рек[аи](?!\w)|гор[аы](?!\w)|перевал|ущель|площад|улиц|проспект|мост(?!\w)|трасс|переправ"
    r"|водохранилищ|набережн|памятник|мавзоле|вулкан|водопад|остров|долин|каньон|заповедник(?!\w))"
)
EVENT = re.compile(r"\s(?:на|после|перед|во\sвремя|в\sходе)\s[а-яё]{4,}")
LAST_PLACE = re.compile(
    r"\s(?:в|во|под|возле|около|near|in|из)\s(?=[^\W\d_a-zа-я]\w+(?:[\s-]\w+)?\.?$)"
)
# «посольство Казахстана в Москве»: offices that stand abroad
ABROAD = re.compile(r"(?:посол|консул|представи|пресс-|офис|цент|embass|consul|office|press)", re.I)
BUILDING = re.compile(
    r"(?:школ|больниц|театр|завод|детсад|вокзал|аэропорт|рын|магазин|стадион|парк|мечет|церк"
    r"|поликлиник|университет|музе|отел|кафе|ресторан|домов?(?!\w))"
)
# Two words in letters without capitals, neither in the plural nor somebody's: «ەرلان ومار»
ARABIC_NAME = re.compile(
    r"(?!جاڭا|ەسكى|ۇلكەن)[\u0620-\u06ff]{3,12}(?<!لى)(?<!عى)(?<!گى)\s[\u0620-\u06ff]{2,12}"
    r"(?<![ىاە])(?<!لار)(?<!لەر)(?<!دار)(?<!دەر)(?<!تار)(?<!تەر)(?<!عان)(?<!گەن)\.?"
    r"|(?:[\u0620-\u06ff]\s){2,4}[\u0620-\u06ff]"  # «ق ر ت ج م»: initials
)
ENGLISH_END = re.compile(r"\s(?:of|in|at|on|near|from|during|by|for|with|outside|inside|after)\s")


def is_scene(text: str) -> bool:
    """Small letters alone, the first perhaps aside, and no owner among them where one stands."""
    text, there = _without_place(ARTICLE.sub("", text, count=1))
    found = WORD.findall(text)
    if _shows_person(text, found) or _shows_deed(text, found):
        return True
    few = len(found) < (1 if there else 2)
    signed = SIGNS.search(text) or DOMAIN.search(text) or GIVEN.search(text)
    signed = signed or ARABIC_NAME.fullmatch(text)
    if few or signed or found[-1] in KAZAKH_CREDIT_VERBS:
        return False
    if SEASON.search(text) or SIGHT.match(text) or _shows_event(text, found):
        return True
    if any(char.isupper() for char in text[1:]):
        begun = DEED.match(text) and not _is_owner(found[0].casefold())
        return bool(begun or ACTION.search(text) or _at_event(text, found) or _in_town(text, found))
    if SCENE.search(text) and text.isascii():
        return True
    # «Дала таңы», «Степные дороги»: names are written so too
    if text[0].isupper() and not there and not WHERE.search(text):
        return False
    if SCENE.search(text):
        return True
    if there and ABROAD.search(text) is None:
        return True
    head = _head(text, [word.casefold() for word in found])
    if forms("persons").match(head) and WHERE.search(text) and not NETWORK.search(text):
        return True
    return not _is_owner(head)


def _shows_person(text: str, found: list[str]) -> bool:
    """«вратарь «Тобола»», «директор музея»: who is to be seen, and no one who takes pictures."""
    if len(found) < 2 or not found[0][0].islower() or CYRILLIC.match(text) is None:
        return False
    if WHOSE.search(text) or DOMAIN.search(text) or KAZAKH_LETTERS.search(text):
        return False
    head = _head(text, [word.casefold() for word in found])
    return bool(forms("persons").match(head)) and not (
        _is_owner(head) or forms("writers").match(head)
    )


def _shows_deed(text: str, found: list[str]) -> bool:
    return KAZAKH_DEED.search(text) is not None and not _is_owner(found[-1].casefold())


def _shows_event(text: str, found: list[str]) -> bool:
    """«Наурыз мерекесі», «Ресей президентінің сапары»."""
    owned = _is_owner(found[-1]) or WHOSE.search(text)  # «тұрғындардың Telegram тобы»
    of_somebody = KAZAKH_OF.search(text) is not None and not owned
    return of_somebody or KAZAKH_EVENT.search(text) is not None


def _at_event(text: str, found: list[str]) -> bool:
    """«жители Сарыкента на субботнике», «Имя Фамилия на церемонии»: people at an event."""
    beside = BESIDE.search(text)
    if (
        beside
        and is_person(text[: beside.start()].replace(" и ", " "))
        and not NETWORK.search(text)
    ):
        return True
    head = _head(text, [word.casefold() for word in found])
    return bool(forms("persons").match(head) and EVENT.search(text) and not NETWORK.search(text))


def _in_town(text: str, found: list[str]) -> bool:
    """«новая школа в Сарыкенте»: a building, and where it stands."""
    last = LAST_PLACE.search(text)
    head = _head(text, [word.casefold() for word in found])
    return last is not None and last[0].strip() != "из" and BUILDING.match(head) is not None


def shows_building(text: str) -> bool:
    """«новой школы», «больницы»: without a colon rather what is seen than whose it is."""
    if SIGNS.search(text) or any(char.isupper() for char in text):
        return False
    return BUILDING.match(_head(text, [word.casefold() for word in WORD.findall(text)])) is not None


def _without_place(text: str) -> tuple[str, bool]:
    """«больница в Алматы» → «больница»."""
    last = LAST_PLACE.search(text)
    place = place_at(text, last.end()) if last else None
    if last is None or place is None or place.end() < len(text.rstrip(". ")):
        return text, False
    return text[: last.start()], last[0].strip() != "из"


def _head(text: str, found: list[str]) -> str:
    """The word that tells: in Kazakh the last, in English the last before "of", in Russian the
    first noun."""
    if found and (KAZAKH_LETTERS.search(text) or KAZAKH_END.search(found[-1])):
        return found[-1]
    if CYRILLIC.search(text) is None:
        group = WORD.findall(ENGLISH_END.split(text, maxsplit=1)[0].casefold())
        return next(filter(forms("credit_words").match, group), group[-1] if group else "")
    for word in found[:-1]:
        described = ADJECTIVE.search(word) or DESCRIBING.search(word)
        # «Палатой», but «школьная форма»
        office = forms("organisations").match(word) and not NOMINATIVE.search(word)
        if not described or office or NOUN.search(word) or forms("credit_words").match(word):
            return word
    return found[-1] if found else ""


def _is_owner(word: str) -> bool:
    if forms("credit_words").match(word) or forms("organisations").match(word):
        return True
    if forms("picture_owners").match(word):
        return True
    return COMPOUND.search(word) is not None or SHORTENED.match(word.capitalize()) is not None
