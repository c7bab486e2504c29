import json

import pytest

from bot.sources.pages.page import read_page
from bot.sources.pages.state import text_in
from tests.bot.sources.page_samples import FIRST, HERE, PARAGRAPHS, SECOND, THIRD

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(data: object, kind: str = "id='__NEXT_DATA__' type='application/json'") -> bytes:
    script = f"<script {kind}>{json.dumps(data)}</script>"
    return f"<html><head><title>Музей</title></head><body><div></div>{script}</body>".encode()


def texts(body: bytes) -> list[str]:
    return [block.text for block in read_page(body, None, HERE).blocks]


def test_a_page_that_is_drawn_by_its_script_has_its_text_in_the_data() -> None:
    data = {"props": {"pageProps": {"article": {"title": "Музей", "content": BODY}}}}
    assert texts(page(data)) == PARAGRAPHS
    assert texts(page([data], "type='application/json'")) == PARAGRAPHS


def test_the_longest_body_counts_and_other_names_do_not() -> None:
    short = {"body": f"<p>{FIRST}</p>", "menu": BODY * 2, "items": [{"fullText": BODY}]}
    assert text_in([json.dumps(short)]) == BODY
    assert text_in([json.dumps({"menu": BODY})]) is None
    assert text_in(["{broken", "", "[" * 5000]) is None


def test_a_page_with_a_text_of_its_own_needs_no_data() -> None:
    data = {"content": "<p>Совсем другая статья, которая стоит в данных страницы.</p>" * 9}
    whole = page(data).replace(b"<div></div>", f"<article>{BODY}</article>".encode())
    assert texts(whole) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["window.__NUXT__=", "window.__INITIAL_STATE__ = "])
def test_data_that_a_script_gives_a_name(name: str) -> None:
    script = f"<script>{name}{json.dumps({'state': {'content': BODY}})};</script>"
    assert texts(f"<html><body><div></div>{script}</body></html>".encode()) == PARAGRAPHS
    assert texts(b"<html><body><script>window.__NUXT__=(function(a){})()</script></body>") == []
