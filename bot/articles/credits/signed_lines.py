"""Credits told by the shape of a whole line: signed by an agency or its reporter, behind what a
picture shows."""

import re
from dataclasses import dataclass

from bot.articles.credits.bare_names import is_bare_name
from bot.articles.credits.credit_names import credit_name, is_credit
from bot.articles.credits.labels import read_label
from bot.articles.names.english_names import is_office
from bot.articles.tables import forms
from bot.articles.text.phrases import UPPER, agency_at, is_agency, is_organisation, is_person

LONGEST = 170
LONGEST_SIGNATURE = 80
SENTENCE_END = re.compile(rf"(?:(?<=[^\W\d_]{{2}})|(?<=[»”\")\d]))[.!]\s+(?=[{UPPER}«])")
BRACKETED_END = re.compile(r"(?<=[.!])\s+(?=\([^()]{3,60}\)\.?$)")
# «Мост после ремонта, иллюстративное фото - Sputnik»: a caption, whatever verbs it has
ILLUSTRATION = re.compile(
    r"([^.!?]{5,120}),\s(?:иллюстративное|архивное)\sфото"
    r"(?:(?:\s[-–—]|:)?\s((?:[A-Z«\"“@]|(?=[a-z][\w-]+\.[a-z])|(?<=[-–—:]\s))[^!?,]{2,40}))?"
)
# «Фото с места ДТП / соцсети»: what it shows, then whose it is
SCENE = re.compile(
    r"(?P<shows>(?:фото|снимок|снимки|кадры?)\sс\sместа\s[а-яё]{3,14}(?:\s[а-яё]{3,14})?)"
    r"\s?[/|.:,—–-]\s*(?P<owner>\S.{1,80})",
    re.IGNORECASE,
)

# «People at the bridge. Steppe Oil/Handout via Reuters», «People at the bridge. /Xinhua»
HANDED_OUT = re.compile(
    r"(?P<shows>.{5,}?[.!»”)])\s(?P<credit>(?:[^\s.!?/][^.!?/]{1,40}/)?(?:Handout|HANDOUT)"
    r"(?:\s(?:via|through)\s[^.!?]{2,30})?)\.?"
)
SLASHED = re.compile(r"(?P<shows>.{5,}?[.!»”)])\s/\s?(?P<credit>[^/]{2,30}?)\.?")
# «Суреттерді облыс әкімдігі ұсынған», «Фото облыс әкімдігі ұсынған»
KAZAKH_GIVEN = re.compile(
    r"(?:Фото|Сурет|Фотосурет)(?:(?:тер|лар)?[ндт][ыі])?\s(?P<name>\S.{1,80})\s"
    r"(?:ұсын(?:ды|ған)|бер(?:ді|ген)|жібер(?:ді|ген)|жолда(?:ды|ған)|түсір(?:ді|ген)|сал(?:ды|ған)|жаса(?:ды|ған))\.?"
)


# «Staff Sgt. Jane Smith»
RANK = re.compile(
    r"^(?:(?:Staff|Master|Tech|Senior|Chief|First|Second|Lance|Petty)\s)*"
    r"(?:M?Sgt|SSgt|Cpl|Pfc|Spc|Pvt|Capt|Lt|Maj|Col|Gen|Airman|Seaman|Officer|Dr|Prof|Mr|Ms|Mrs)\.?\s"
    r"(?:\w+\s[Cc]lass\s)?"
)
# "People at the bridge. (PNA photo by Name Surname)"
PHOTO_BY = re.compile(
    r"(?:^\(?|(?<=[.!»”)])\s\(?|\s\()(?P<credit>(?!(?:All|Both|Cover|Main|Top|Other|Archive)\s)[A-Z][\w.&-]{1,20}(?:\s[A-Z][\w.&-]{1,20}){0,2}"
    r"\s(?:file\s)?photos?\sby\s(?P<name>[A-Z][^()/,]{4,40}?))\)?\.?$"
)
# «© Степной маяк, 2024», «© 2024 Степной маяк»: under a picture no notice about rights
SIGNED_YEAR = re.compile(
    r"(?:(?:copyright\s)?(?:©|\((?:c|с)\))|copyright(?=\s))\s?(?:(?:19|20)\d\d\s(?P<behind>[^\d,;]{2,60})"
    r"|(?P<before>[^\d;]{2,60}?),\s(?:19|20)\d\d(?:\s(?:г\.?|года))?"
    # «Copyright Dala Museum»
    r"|(?<=copyright\s)(?P<whole>[^\d;]{2,60}))\.?",
    re.IGNORECASE,
)
OWNED_PHOTO = re.compile(
    r"(?:^[(\[]?|\s[(\[]|[.”»]\s|\s[–—|]\s)"
    r"(?P<credit>(?P<who>(?!NEW\s|OLD\s)[A-Z][^()\[\]/,:.”»–—|]{1,60}?)\s(?P<file>file\s)?(?:[Pp]hoto|image|pic(?:ture)?)s?)[)\]]?\.?$"
)
CALL = re.compile(r"[A-Z]{2,5}")  # «DHA»
RIGHTS = re.compile(r"(?i)прав|rights|құқық")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says; `name` is None where it names nobody («Фото: None»).

    `label` only where the credit must be printed behind it as written («Фото» + «пресс-службы
    Акорды»); `caption` is what stands before the credit on its line.
    """

    name: str | None
    label: str | None = None
    caption: str | None = None


def of_scene(line: str) -> Credit | None:
    scene = SCENE.fullmatch(line[: LONGEST + 1])
    if scene is None or not is_credit(scene["owner"]):
        return None
    return Credit(credit_name(scene["owner"]), caption=scene["shows"])


def signed_by_agency(line: str) -> Credit | None:
    """«The bank's office in Astana, March 3. REUTERS/Name Surname/File Photo» above a text."""
    if "/" not in line:
        return None
    ends = [*SENTENCE_END.finditer(line), *BRACKETED_END.finditer(line)]
    end = [found.end() for found in ends][-1:]
    name = line[end[0] :].strip(" ()") if end else ""
    first, slash, last = name.partition("/")
    owners = (first, last) if is_person(first) else (first,)  # «Associated Press» may be either
    if not slash or not any(_is_owner(one.strip(" .")) for one in owners):
        return None
    return Credit(credit_name(name), caption=line[: end[0]].strip()) if is_bare_name(name) else None


def _is_owner(name: str) -> bool:
    return name[:1].isupper() and is_agency(name)


def handed_out(line: str) -> Credit | None:
    """Behind what a picture shows: whose handout it is, or an agency behind a stroke."""
    if found := HANDED_OUT.fullmatch(line[: 2 * LONGEST]):
        return Credit(credit_name(found["credit"]), caption=found["shows"])
    found = SLASHED.fullmatch(line[: 2 * LONGEST])
    agency = agency_at(found["credit"], 0) if found else None
    if found and found["credit"].isascii() and is_office(found["credit"]) and agency is None:
        return Credit(found["credit"], caption=found["shows"])
    # «Кадр из сериала «Степь» / Qazaqstan» is a credit from its first word on
    if found is None or agency is None or read_label(line, "photo_labels"):
        return None
    if found["credit"][agency.end() :] not in ("", " Photo"):
        return None
    return Credit(found["credit"], caption=found["shows"])


def _photo_by(line: str) -> Credit | None:
    """«PNA photo by Name Surname», "Reuters file photo by Name Surname", in brackets or alone."""
    found = PHOTO_BY.search(line[: 2 * LONGEST])
    if found is None or not is_person(RANK.sub("", found["name"])):
        return None
    before = line[: found.start()].strip()
    return (
        Credit(credit_name(found["credit"]), caption=before) if before else Credit(found["credit"])
    )


def given(line: str) -> Credit | None:
    """Who gave or made the picture, in a sentence without «Фото:»: Kazakh and English lines."""
    if (made := _photo_by(line)) is not None:
        return made
    found = KAZAKH_GIVEN.fullmatch(line[: LONGEST + 1])
    if found is None:
        return None
    name = found["name"]
    owner = any(map(forms("credit_words").match, name.casefold().split()[-1:]))
    known = owner or is_organisation(name) or is_person(name)
    return Credit(name) if known else None


def of_reporter(line: str) -> Credit | None:
    """«Имя Фамилия/Reuters», "Name Surname/TASS via Getty Images": nobody else signs so."""
    name, slash, agency = line.partition("/")
    known = agency_at(agency.strip(), 0) if slash and len(line) <= LONGEST_SIGNATURE else None
    if known is None or not is_person(name.strip()) or " via " in agency[: known.end()]:
        return None
    rest = agency.strip()[known.end() :].strip(" .")
    return Credit(credit_name(line)) if not rest or rest.startswith("via ") else None


def _in_brackets(line: str) -> Credit | None:
    """«Two ministers sign the papers (Economy Ministry photo)»."""
    found = OWNED_PHOTO.search(line[-LONGEST:])
    who = found["who"] if found else ""
    if found is None:
        return None
    bracketed = found[0].strip()[0] in "(["
    if "Photo" in found["credit"] and not bracketed:
        return None  # «Name Surname | AP Photo»
    shown = found["file"] or bracketed  # «TRP file pic», «(DHA Photo)»
    if not (is_agency(who) or (shown if CALL.fullmatch(who) else is_office(who))):
        return None
    return Credit(found["credit"], caption=line.removesuffix(found[0]).strip() or None)


def of_illustration(line: str) -> Credit | None:
    shown = ILLUSTRATION.fullmatch(line[: LONGEST + 1])
    return Credit(shown[2], caption=shown[1]) if shown else None


def of_owner(line: str) -> Credit | None:
    """«© Степной маяк, 2024», "Copyright Dala Museum", "(Economy Ministry photo)"."""
    found = SIGNED_YEAR.fullmatch(line)
    name = (found["behind"] or found["before"] or found["whole"]) if found else ""
    if name and is_credit(name) and not RIGHTS.search(name):
        return Credit(credit_name(name))
    return _in_brackets(line)
