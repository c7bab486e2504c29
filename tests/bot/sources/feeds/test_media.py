import pytest

from bot.model import Image
from tests.bot.sources.feed_samples import ATOM, one, parse


def images(inside: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(i.url, i.credit, i.caption) for i in one(f"<title>М</title>{inside}").images]


A, B = "https://site.kz/a.jpg", "https://site.kz/b.jpg"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<enclosure url='{A}' type='image/jpeg' length='0'/>", [(A, None, None)]),
        ("<enclosure url='/a.jpg'/>", [(A, None, None)]),
        ("<enclosure url='/a.mp3' type='audio/mpeg'/>", []),
        ("<ENCLOSURE URL='/a.jpg' TYPE='image/jpeg'/>", [(A, None, None)]),
        ("<enclosure Url='/a.jpg' Type='audio/mpeg'/>", []),
        (f"<MEDIA:CONTENT URL='{A}'><MEDIA:CREDIT>Один</MEDIA:CREDIT></MEDIA:CONTENT>",
         [(A, "Один", None)]),
        (f"<media:thumbnail url='{A}' width='75'/>", [(A, None, None)]),
        (f"<media:thumbnail url='{B}'/><media:content url='{A}' medium='image'/>",
         [(A, None, None)]),
        ("<media:content url='https://site.kz/v.mp4' type='video/mp4'/>"
         f"<media:thumbnail url='{A}'/>", [(A, None, None)]),
        ("<media:content url='https://site.kz/v/7' medium='video'/>", []),
        ("<media:content url='https://site.kz/p/7' type='image/jpeg'/>",
         [("https://site.kz/p/7", None, None)]),
        (f"<media:content url='{A}'/><media:credit>Акимат</media:credit>", [(A, "Акимат", None)]),
        (f"<media:content url='{A}'><media:credit>Один</media:credit></media:content>"
         f"<media:content url='{B}'><media:credit role='editor'>X</media:credit>"
         "<media:credit role='photographer'>Два</media:credit>"
         "<media:description>Зал</media:description></media:content>",
         [(A, "Один", None), (B, "Два", "Зал")]),
        (f"<media:group><media:credit>Акимат</media:credit><media:content url='{B}' width='100'/>"
         f"<media:content url='{A}' width='900'/></media:group>", [(A, "Акимат", None)]),
        (f"<media:group><media:content url='{A}'><media:credit>Один</media:credit></media:content>"
         f"<media:content url='{B}'><media:credit>Два</media:credit></media:content></media:group>",
         [(A, "Один", None), (B, "Два", None)]),
        (f"<itunes:image href='{A}'/>", [(A, None, None)]),
        (f"<image><url>{A}</url></image>", [(A, None, None)]),
        (f"<image>{A}</image>", [(A, None, None)]),
        (f"<image><src>{A}</src></image>", [(A, None, None)]),
        (f"<enclosure type='image/jpeg'>{A}</enclosure>", [(A, None, None)]),
        (f"<featured_image>{A}</featured_image>", [(A, None, None)]),
        (f"<imageUrl>\n{A}\n</imageUrl>", [(A, None, None)]),
        ("<img src='/a.jpg'/>", [(A, None, None)]),
        (f"<post-thumbnail><url>{A}</url></post-thumbnail>", [(A, None, None)]),
        (f"<gallery><photo>{A}</photo><photo>{B}</photo></gallery>",
         [(A, None, None), (B, None, None)]),
        (f"<thumb>{B}</thumb><photo>{A}</photo>", [(A, None, None)]),
        ("<photo>Анна Б.</photo><image>Анна Б.</image>", []),
        (f"<author><photo>{A}</photo></author>", []),
        (f"<enclosure url='{A}' type='image/jpeg'/><media:content url='{A}'>"
         "<media:credit>Акимат</media:credit></media:content>", [(A, "Акимат", None)]),
        (f"<description><![CDATA[<p>Т.</p><img src='{A}'>]]></description>", [(A, None, None)]),
    ],
)  # fmt: skip
def test_pictures(inside: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert images(inside) == expected


def test_a_prefix_nobody_declared() -> None:
    text = f"<rss version='2.0'><channel><item><title>М</title><media:content url='{A}'/>"
    text += "<media:credit>Акимат</media:credit></item></channel></rss>"
    assert parse(text).items[0].images == (Image(url=A, credit="Акимат"),)


def test_a_vocabularys_name_with_https() -> None:
    text = "<rss version='2.0' xmlns:m='https://search.yahoo.com/mrss/'><channel><item><m:content"
    text += f" url='{A}'><m:credit>Акимат</m:credit></m:content></item></channel></rss>"
    assert parse(text).items[0].images == (Image(url=A, credit="Акимат"),)


def test_xml_base() -> None:
    text = ATOM.replace("<entry>", '<entry xml:base="https://b.kz/2024/">')
    text = text.replace('"https://site.kz/1"', '"1.html"').replace('"/a.png"', '"a.png"')
    (item,) = parse(text).items
    assert item.link == "https://b.kz/2024/1.html"
    assert item.images[0].url == "https://b.kz/2024/a.png"


def test_an_enclosure_without_a_telling_type_goes_by_its_name() -> None:
    for kind in ("", 'type=""', 'type="application/octet-stream"'):
        (image,) = one(f'<enclosure url="https://site.kz/a.jpg" {kind}/>').images
        assert image.url == "https://site.kz/a.jpg"
    assert (
        one('<enclosure url="https://site.kz/a.bin" type="application/octet-stream"/>').images == ()
    )
