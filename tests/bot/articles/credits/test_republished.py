from pytest import mark

from bot.articles.credits.bare_sources import read_bare_source
from bot.articles.credits.source_lines import Source, read_source_line


@mark.parametrize(
    ("line", "name", "label"),
    [
        ("This article was first published on Steppewire", "Steppewire", None),
        ("This story originally appeared in The Dala Review.", "The Dala Review", None),
        ("Republished from Dala Talk under a Creative Commons licence", "Dala Talk", None),
        ("Reprinted with permission from The Dala Review", "The Dala Review", None),
        ("Originally published in 2019 by Steppe Times on May 4", "Steppe Times", None),
        ("With reporting by AFP and Interfax", "AFP and Interfax", "With reporting by"),
        ("With files from The Dala Press", "The Dala Press", "With files from"),
        (
            "Based on reporting by RFE/RL's Uzbek Service and 24.kg",
            "RFE/RL's Uzbek Service and 24.kg",
            "Based on reporting by",
        ),
        ("The material was provided by the press office of the port",
         "press office of the port", "The material was provided by the"),
        ("Materials provided by University of Dala", "University of Dala", None),
    ],
)  # fmt: skip
def test_whose_article_it_was(line: str, name: str, label: str | None) -> None:
    found = read_source_line(line)

    assert found is not None
    assert found.name == name
    assert label is None or found.label == label


def test_agencies_alone_are_nobody() -> None:
    assert read_source_line("With inputs from agencies") == Source(None, "With inputs from")


@mark.parametrize(
    "line",
    [
        "First published in London in 1897",
        "This book was first published in London",
        "This article was first published in the spring",
        "This article was published in Kazakh and Russian",
        "This information is provided by law",
        "The material was provided by the residents",
        "With reporting by Dana Omar and Marat Sabit",
        "Via Karazhal the train reaches the border in nine hours",
    ],
)
def test_no_outlet_of_an_article(line: str) -> None:
    assert read_source_line(line) is None


def test_agencies_in_brackets() -> None:
    assert read_bare_source("(Reuters, AFP and dpa)") == Source("Reuters, AFP and dpa")
    assert read_bare_source("(Reuters, Dana Omar)") is None
