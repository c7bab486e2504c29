"""Kazakh, any script: «X-ке сілтеме жасап», «деп хабарлайды Y тілшісі», «деп хабарлады Z»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.cited_kk import CITED, LATIN_NAME, citing
from bot.articles.attribution.hearers_kk import heard, told_to
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.speakers_kk import PEOPLE_OF, speakers
from bot.articles.attribution.subjects_kk import (
    ABLATIVE,
    ON_OWN_PAGE,
    ON_PAGE_FIRST,
    OWN_PAGE,
    clause_speakers,
)
from bot.articles.names.circumstances_kk import without_circumstances
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.kazakh_cases import (
    kazakh_nominative,
)
from bot.articles.names.offices_kk import ends_in_office, press_secretary
from bot.articles.names.outlet_shapes import shaped_at
from bot.articles.names.outlets_kk import (
    CORRESPONDENT,
    TITLE,
    media_of_nation,
    outlet_with_kind,
    without_nation,
)
from bot.articles.names.source_names import is_company, is_named, media_at, name_at
from bot.articles.tables import forms, words
from bot.articles.text.kazakh_words import ANY_VERB, SAYS, alternatives, kind, tenses
from bot.articles.text.phrases import UPPER, WORD, is_person

# «деп хабарлайды X», «…, хабарлайды X»: two patterns are quicker than one
THUS = re.compile(rf"(?:деп|dep|دەپ)\s+{ANY_VERB}(?!\w)\s*", re.IGNORECASE)
THUS_WITHOUT = re.compile(rf",\s(?:[–—-]\s)?{SAYS}(?!\w)\s*", re.IGNORECASE)
# «оның сөзін келтіреді X»
QUOTING = re.compile(
    rf"(?:{alternatives('сөзін', 'сөздерін', 'пікірін', 'мәлімдемесін')})"
    rf"\s(?:{alternatives(*tenses('келтір'))})(?!\w)\s*",
    re.IGNORECASE,
)
MAY_QUOTE = re.compile("келтір|kelt[iıí]r|كەلتىر")
# «…», – деп сендірді X»: whichever verb stands between what was said and an office that said it
SPOKE = re.compile(
    r"(?:[»\"”]\s?,?|,)\s*(?:[–—-]\s*)?(?:(?:деп|dep|دەپ)\s(?:\w+\s){0,2}?\w+(?:[дт][ыі]|[dt][yiı]|[دت]ى|уд[ае]|[uýw]d[ae])"
    r"|(?:деген|degen)\s(?:\w+\s){0,4}?(?:жауап\sберген|айтқан|мәлімдеген|хабарлаған))\s"
    r"(?P<name>[^,;:!?–—]{3,120}?)[.!]?$",
    re.IGNORECASE,
)
# «қызметі [жер сілкінісіне] қатысты»: of what it spoke
CONCERNING = re.compile(
    rf"\s(?:{alternatives('қатысты', 'байланысты', 'орай')})\.?$", re.IGNORECASE
)
# «деп Facebook-те хабарлады»
THUS_ON_PAGE = re.compile(rf"(?<=(?:деп|dep|دەپ))\s{OWN_PAGE}\s(?={ANY_VERB}(?!\w))", re.IGNORECASE)
DECIMAL = re.compile(r"(?<=\d),(?=\d)")  # no comma between clauses
# «dep habarlaıdy Jaıyq Press.»: in the sentence's own letters only as outlets are called
OWN_NAME = re.compile(rf"[{UPPER}][\w-]{{1,20}}(?:\s[{UPPER}][\w-]{{1,20}}){{0,3}}(?=[.!]?$)")
FOREIGN = re.compile(rf"{LATIN_NAME.pattern}(?=[.!]?$)", re.ASCII)
# «Министрліктің баспасөз қызметіне сүйенсек»: no word of what it gave stands between
LEANING_ON = re.compile(
    r"(?:^|[,;–—]\s)(?P<name>[^,;–—]{3,100}?)\s"
    rf"(?:{alternatives('сүйенсек', 'жүгінсек', 'сенсек')})(?!\w)",
    re.IGNORECASE,
)
WHERE = re.compile(
    r"^\w+(?:[дт]ағы|[дт]егі|[dt]a[ǵğg]y|[dt]ağı|[dt]egi)\s"
)  # «Алматыдағы X тілшісі»
# «деп жазды «X»», «деп хабарлайды «X» (Астана)»: so an outlet tells, a firm told it («хабарлады»)
NOW = re.compile(r"\s(?:жаз|jaz)|(?:[йае](?:ды|ді)|[ıiyae]d[yiı]|отыр|ot[yı]r)\s*$", re.IGNORECASE)
QUOTED_END = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”](?:\s\([^()]{2,60}\))?[.!]?$")


# Russian and English sentences hold nothing of this, and looking for it in them takes its time.
MAY_BE_KAZAKH = re.compile(
    r"[әғқңөұүһіӘҒҚҢӨҰҮҺІáǵǧńóúýıäğñŋöüūş\u0600-\u06ff]|(?<!\w)(?:деп|dep|[Bb]ul|[Оо]сы)\s|хабарла|habarla"
    r"|malimet|baskarma|basqarma|akimdi|ministrlig|qyzmeti|kyzmeti|departamenti"
)


# «xабарлайды», «ákіmdіgі»: letters of the other alphabet inside a word; «ә» stands in Latin too
LATIN, CYRILLIC = "aceiopxyhkmtAHCEIKMOPTX", "асеіорхуһкмтАНСЕІКМОРТХ"
TO_CYRILLIC, TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)
MIXED = re.compile(r"[A-Za-z][\u0400-\u04d7\u04da-\u04ff]|[\u0400-\u04d7\u04da-\u04ff][A-Za-z]")
CYRILLIC_OR_ARABIC = re.compile("[\u0400-\u06ff]")
CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
# «informburo.kz – ке сілтеме жасап»
SPACED_CASE = re.compile(
    r"(?<=\w)(?:\s[–-]\s?|–)(?=(?:ке|ге|қа|ға|не|на|ke|ge|qa|[ǵğg]a|ne|na)\s+(?:сілтеме|s[iıí]lteme))"
)


# ««Ақ Жайықтың» тілшісіне»: an outlet's name in the genitive
GENITIVE_INSIDE = re.compile(
    rf"([«\"“][^«»\"“”]{{2,40}})(?:[нтд][ыі]ң|[ntd][yiıí](?:[ńñŋ]|ng))([»\"”])"
    rf"(?=\s(?:\w+\s)?(?:{kind('outlet')}|{kind('reporter')}|{kind('outlet told')}))"
)


def mentions(sentence: str) -> Iterator[Mention]:
    if MAY_BE_KAZAKH.search(sentence) is None:
        return
    if MIXED.search(sentence):
        sentence = WORD.sub(_in_one_alphabet, sentence)
    sentence = GENITIVE_INSIDE.sub(r"\1\2", sentence)
    sentence = SPACED_CASE.sub("-", DECIMAL.sub(".", sentence.replace("،", ",")))
    sentence = THUS_ON_PAGE.sub(" ", sentence)
    told, sentence = heard(without_circumstances(sentence))
    yield from told
    for found in CITED.finditer(sentence):
        yield from citing(sentence, found)
    for found in LEANING_ON.finditer(sentence):
        name = kazakh_nominative(found["name"])
        media = media_at(name)
        if media and media == name.strip('«»"“”'):
            yield Mention("carrier", media)
        elif name != found["name"] and ends_in_office(name) and is_named(name):
            yield Mention("said", name)
    yield from _telling(sentence)
    yield from speakers(sentence)


def _telling(sentence: str) -> Iterator[Mention]:
    """Who tells it, behind the verb."""
    said = [*THUS.finditer(sentence), *THUS_WITHOUT.finditer(sentence)]
    if MAY_QUOTE.search(sentence):
        said += QUOTING.finditer(sentence)
    for found in said:
        # «Басқарма түсініктеме берді, деп хабарлайды Y»
        yield from clause_speakers(sentence[: found.start()].rstrip(" ,.–—-"))
        behind = sentence[found.end() :]
        quoted = QUOTED_END.match(behind)
        if quoted and NOW.search(found[0]) and not is_company(quoted[1]):
            yield Mention("carrier", quoted[1])
        elif (title := TITLE.match(behind.rstrip(".!"))) and NOW.search(found[0]):
            yield Mention("carrier", title[0])
        else:
            yield from _behind(behind, latin=CYRILLIC_OR_ARABIC.search(found[0]) is None)
    if not said and (spoke := SPOKE.search(sentence)):
        name = kazakh_nominative(spoke["name"])
        if ends_in_office(name) and is_named(name) and PEOPLE_OF.search(name) is None:
            yield Mention("said", name)


def _in_one_alphabet(found: re.Match[str]) -> str:
    """A word of both alphabets in the one that most of its letters belong to."""
    word = found[0]
    if MIXED.search(word) is None:
        return word
    cyrillic = len(CYRILLIC_LETTER.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic * 2 > len(word) else TO_LATIN)


def _behind(text: str, *, latin: bool) -> Iterator[Mention]:
    """«деп хабарлайды X тілшісі», «деп хабарлайды X», «деп хабарлады Y-ке X»."""
    if (to := told_to(text)) and to.hearer:
        yield Mention("told", to.hearer)
        text = text[to.end :]
    text = ON_PAGE_FIRST.sub("", ON_OWN_PAGE.sub("", CONCERNING.sub("", text.rstrip("."))))
    text = without_nation(text)
    head = text[:160]
    correspondent = CORRESPONDENT.search(head)
    cited = CITED.search(head)
    if correspondent and (cited is None or correspondent.start() < cited.start()):
        name = kazakh_nominative(head[: correspondent.start()]).strip(' «»"')
        name = WHERE.sub("", name)
        if name and len(name.split()) <= 5 and name.casefold() not in words("generic_sources"):
            yield Mention("correspondent", media_at(name) or name)
        return
    outlet = outlet_with_kind(head)
    if media := outlet.name if outlet else media_at(head):
        yield Mention("carrier", media)
        # «деп хабарлайды Dala.kz басқармадан»
        rest = head[outlet.end if outlet else len(media) :].strip(" .!»")
        name = kazakh_nominative(rest)
        if name != rest and ABLATIVE.search(rest) and ends_in_office(name) and is_named(name):
            yield Mention("said", name)
    elif unlisted := _unlisted(head):
        yield unlisted
    elif (
        (foreign := (OWN_NAME if latin else FOREIGN).match(head))
        and cited is None
        and (not latin or is_outlet_name(foreign[0]))
    ):
        yield Mention("carrier", foreign[0])
    elif cited is None and is_named(name := kazakh_nominative(_to_office(name_at(text)))):
        if latin and is_person(name):  # «dep aıtty Erlan Omar»
            return
        # «деп хабарлады әкімдіктің баспасөз қызметінен»
        yield Mention("said", name)


def _unlisted(text: str) -> Mention | None:
    """«түрік БАҚ-ы», «Дала-ақпарат» and nothing more."""
    if nation := media_of_nation(text):
        return Mention("media", nation)
    shaped = shaped_at(text)
    return Mention("carrier", shaped) if shaped and not text[len(shaped) :].strip(" .!»") else None


def _to_office(name: str) -> str:
    """«әкімдіктің баспасөз қызметі жұма күні»: up to the last word that is an office.

    Nothing where somebody follows it: «департаменттің директоры Арман Сейт».
    """
    if speaker := press_secretary(name):
        return speaker
    for word in reversed(list(WORD.finditer(name))):
        folded = word[0].casefold()
        if PEOPLE_OF.search(folded):
            return ""
        if forms("persons").match(folded) > forms("organisations").match(folded):
            return ""
        if ends_in_office(kazakh_nominative(word[0])):
            return name[: word.end()]
    return name
