"""Lines of `credit_lines.txt`, each at its place in an article, and how many are understood.

`python -m tests.bot.articles.credit_lines [FILE]` prints what went wrong, outlet by outlet.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import takewhile
from pathlib import Path

from bot.articles.understand import understand
from bot.model import Article
from bot.sources.stored.files import read_stored_bytes

LINES = Path(__file__).with_name("credit_lines.txt")
OR = " ~ "
LINE_END = 60  # an agency before the text goes, the text stays
TEXTS = {
    "ru": (
        "В Каражале открыли новый мост через реку",
        "Новый мост соединил два берега, и дорога до школы занимает пять минут.",
        "Старый мост разберут весной. Его опоры останутся смотровой площадкой. Деньги на работы"
        " выделили два года назад, и строители закончили раньше срока. Теперь на очереди дорога"
        " к вокзалу: её начнут чинить летом.",
    ),
    "kk": (
        "Қаражалда өзен арқылы жаңа көпір ашылды",
        "Жаңа көпір екі жағалауды қосты, енді мектепке жол бес минут қана алады.",
        "Ескі көпір көктемде бөлшектенеді. Оның тіректері сақталады. Жұмысқа қаржы екі жыл бұрын"
        " бөлінді, құрылысшылар мерзімінен ерте бітірді. Енді вокзалға баратын жол кезекте: оны"
        " жазда жөндей бастайды.",
    ),
    "kk-latn": (
        "Qarajalda ózen arqyly jańa kópir ashyldy",
        "Jańa kópir eki jaǵalaýdy qosty, endi mektepke jol bes mınýt qana alady.",
        "Eski kópir kóktemde bólshektenedi. Onyń tirekteri saqtalady. Jumysqa qarjy eki jyl buryn"
        " bólindi, qurylysshylar merziminen erte bitirdi. Endi vokzalǵa baratyn jol kezekte: ony"
        " jazda jóndeı bastaıdy.",
    ),
    "en": (
        "New bridge opens across the river in Karazhal",
        "The new bridge has joined the two banks, and the way to school takes five minutes.",
        "The old bridge will be taken down in spring. Its pillars will stay. The money was given"
        " two years ago, and the builders were ready before the day. Next comes the road to the"
        " station: work on it begins in summer.",
    ),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A line of an outlet, where it stands, and what must be found in it."""

    outlet: str
    place: str
    language: str
    line: str
    wanted: dict[str, str]


@dataclass(slots=True)
class Score:
    """Fields over all cases; `spoiled`: texts that lost a line or kept a credit as text."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0
    spoiled: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)


def cases(path: Path = LINES) -> Iterator[Case]:
    outlet = ""
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("## "):
            outlet = row.removeprefix("## ")
        elif row and not row.startswith("#"):
            place, language, line, wanted = row.split(" ¦ ")
            pairs = [] if wanted == "none" else [pair.split("=", 1) for pair in wanted.split(" & ")]
            yield Case(outlet, place, language, line.replace("⏎", "\n"), dict(pairs))


def measured(found: Iterator[Case]) -> Score:
    score = Score()
    for case in found:
        _judge(case, understand(read_stored_bytes(*_page(case))), score)
    return score


def _page(case: Case) -> tuple[bytes, str]:
    """The article around the line: a saved text for `head` and `end`, else a page."""
    title, first, second = TEXTS[case.language]
    if case.place in ("head", "end"):
        lines = [title, case.line, first, second]
        if case.place == "end":
            lines = [title, first, second, case.line]
        return "\n\n".join(lines).encode(), "article.txt"
    line = escape(case.line).replace("\n", "<br>")
    picture = '<img src="https://portal.example/1.jpg" width="900" height="600">'
    figures = {
        "fig": f"<figure>{picture}<figcaption>{line}</figcaption></figure>",
        "cap": f'<div class="image">{picture}<div class="image__caption">{line}</div></div>',
        "below": f"<p>{picture}</p><p>{line}</p>",
    }
    bodies = {
        "byline": f"<div>{line}</div><p>{first}</p><p>{second}</p>",
        "lead": f"<p>{line}</p><p>{first}</p><p>{second}</p>",
        "second": f"<p>{first}</p><p>{line}</p><p>{second}</p>",
        "body": f"<p>{first}</p><p>{line}</p><p>{second}</p>",
        "tail": f"<p>{first}</p><p>{second}</p><p>{line}</p>",
    }
    body = bodies.get(case.place, f"<p>{first}</p><p>{second}</p>")
    figure = figures.get(case.place, picture)
    page = f"<html><body><article><h1>{title}</h1>{figure}{body}</article></body></html>"
    return page.encode(), "article.html"


def _judge(case: Case, article: Article, score: Score) -> None:
    credit = article.photos[0].credit if article.photos else article.photo_credit
    dateline = article.dateline
    found = {
        "c": credit,
        "s": article.source,
        "a": dateline.agency,
        "p": dateline.place,
        "d": dateline.date,
        "w": article.author,
    }
    for name, got in found.items():
        wanted = case.wanted.get(name)
        score.wanted += wanted is not None
        if got is None and wanted is None:
            continue
        if got is not None and wanted is not None and _is(got, wanted, exact=name != "s"):
            score.right += 1
            continue
        if wanted is None and name == "s" and _is_carrier(got or "", case.wanted.get("a")):
            continue
        score.wrong += got is not None
        score.complaints.append(f"{case.outlet} {case.place}: {case.line!r} {name}={got!r}")
    if problem := _spoiled(case, article):
        score.spoiled += 1
        score.complaints.append(f"{case.outlet} {case.place}: {case.line!r} {problem}")


def _is_carrier(source: str, agency: str | None) -> bool:
    """Of an unknown outlet's story the outlet that carries it is the source: «газета «X»»."""
    return agency is not None and agency.split(OR)[0].casefold() in source.casefold()


def _is(got: str, wanted: str, *, exact: bool) -> bool:
    if exact:
        return got in wanted.split(OR)
    return any(_is_form(_words(got), _words(form)) for form in wanted.split(OR))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _is_form(got: list[str], wanted: list[str]) -> bool:
    """A source may be named in any case: «пресс-службой МЧС», «пресс-служба МЧС»."""
    if len(got) != len(wanted):
        return False
    for one, other in zip(got, wanted, strict=True):
        pairs = zip(one, other, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if shared < max(min(len(one), len(other)) - 3, min(3, len(one), len(other))):
            return False
    return True


def _spoiled(case: Case, article: Article) -> str | None:
    """What a reader of the post would see wrong beside the fields."""
    title, first, second = TEXTS[case.language]
    text = "\n".join(block.text for block in article.body)
    if article.title != title:
        return f"title {article.title!r}"
    if first not in text or second not in text:
        return "text lost"
    is_text = case.place in ("lead", "second", "body")
    if is_text and "p" not in case.wanted and case.line[-LINE_END:] not in text:
        return "line lost"
    if not is_text and case.wanted and case.line in text:
        return "credit in the text"
    if "p" in case.wanted and text.startswith(case.line[:8]):
        return "dateline in the text"
    return None


def main() -> None:
    path = Path(sys.argv[1]) if sys.argv[1:] else LINES
    score = measured(cases(path))
    print(*score.complaints, sep="\n")
    print(
        f"{score.wanted} fields: recall {score.recall:.3f}, precision {score.precision:.3f}"
        f" ({score.wrong} wrong), {score.spoiled} texts spoiled"
    )


if __name__ == "__main__":
    main()
