"""What the bot itself never imports, since only workers need it."""

import subprocess
import sys

from bot.model import Block, Item
from bot.sources.reading.understanding import understand_item


def test_the_bot_itself_does_without_the_grammar() -> None:
    script = "import sys, bot.app; print('bot.articles.understand' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_worker_has_it() -> None:
    item = Item("Лента", (Block("Источник: пресс-служба музея"),), title="Музей открыт")
    article = understand_item(item, "Asia/Almaty")
    assert (article.title, article.source) == ("Музей открыт", "пресс-служба музея")
