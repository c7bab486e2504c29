from pathlib import Path

import pytest
from PIL import Image

import samples
from bot.sources.stored.files import ARTICLE_SUFFIXES, read_stored
from samples.make_pictures import LARGEST, SCENES, SIZE, make_pictures

FOLDER = Path(next(iter(samples.__path__)))
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix in ARTICLE_SUFFIXES)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_every_article_has_text_a_picture_and_its_credit(path: Path) -> None:
    item = read_stored(path)
    assert sum(len(block.text) for block in item.blocks) > 500
    assert item.images[0].path == str(path.with_suffix(".jpg"))
    credit = f"{item.images[0].credit} {item.images[0].caption}"
    lines = [block.text for block in item.blocks]
    assert any(word in credit for word in ("Сурет:", "/", "Reading Room")) or any(
        line.startswith(("Фото", "Сурет", "Photo")) for line in lines
    )
    assert item.source or any(
        line.startswith(("Источник:", "Дереккөз:", "Source:")) for line in lines
    )


def test_there_are_articles_of_every_kind() -> None:
    assert len(ARTICLES) == 6
    assert {path.suffix for path in ARTICLES} == set(ARTICLE_SUFFIXES)
    told = {path.stem for path in (*ARTICLES, *(FOLDER / "feed").iterdir())}
    assert told == set(SCENES)


def test_pictures_are_small_wide_and_drawn_by_the_script(tmp_path: Path) -> None:
    make_pictures(tmp_path)
    for name in SCENES:
        kept, made = FOLDER / f"{name}.jpg", tmp_path / f"{name}.jpg"
        assert kept.stat().st_size <= LARGEST
        with Image.open(kept) as one, Image.open(made) as other:
            assert one.size == other.size == SIZE
            assert one.resize((8, 8)).tobytes() == other.resize((8, 8)).tobytes()
