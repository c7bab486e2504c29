"""A post before it is sent: as one JSON document, and as a person reads it in a terminal."""

from zoneinfo import ZoneInfo

from bot.model import Article, Entity, Post
from bot.posts.credits import own_credit, photo_credit, source_of
from bot.posts.mend import mended, mended_lines
from bot.utf16 import utf16_length


def preview_document(article: Article, post: Post, zone: ZoneInfo) -> dict[str, object]:
    """What `preview --json` prints; times in `zone`."""
    published = article.published
    return {
        "title": mended(article.title),
        "lead": mended_lines(article.lead),
        "summary": post.summary,
        "language": article.language,
        "link": _web_address(article.link),
        "author": article.author,
        "published": None if published is None else published.astimezone(zone).isoformat(),
        "tags": list(article.tags),
        "dateline": {
            "place": article.dateline.place,
            "date": article.dateline.date,
            "agency": article.dateline.agency,
        },
        "photo": _photo(article, post),
        "photos": _photos(article),
        "source": source_of(article) or None,
        **({"video": video} if (video := _web_address(article.video)) else {}),
        "doubts": list(article.doubts),
        "post": {
            "method": post.method,
            "text": post.text,
            "entities": [entity_document(entity) for entity in post.entities],
            **_styled(post),
            "utf16_length": utf16_length(post.text),
        },
    }


def entity_document(entity: Entity) -> dict[str, object]:
    """A Bot API MessageEntity."""
    document: dict[str, object] = {
        "type": entity.type,
        "offset": entity.offset,
        "length": entity.length,
    }
    if entity.url is not None:
        document["url"] = entity.url
    return document


def preview_text(article: Article, post: Post) -> str:
    """The pictures' addresses, the post, the link behind its word, and what is doubtful."""
    lines = [f"[{mended(photo.url or photo.path or 'photo')}]" for photo in post.photos]
    lines += [""] if lines else []
    lines.append(post.text)
    lines += [f"  → {entity.url}" for entity in post.entities if entity.type == "text_link"]
    if post.button is not None:
        lines += ["", f"[ {post.button.label} ] → {post.button.url}"]
    if article.doubts:
        lines += ["", *(f"? {mended(doubt)}" for doubt in article.doubts)]
    return "\n".join(lines)


def _styled(post: Post) -> dict[str, object]:
    """What a channel's style adds, where it does."""
    found: dict[str, object] = {}
    if post.button is not None:
        found["button"] = {"text": post.button.label, "url": post.button.url}
    if post.caption_above:
        found["caption_above"] = True
    if post.silent:
        found["silent"] = True
    return found


def _web_address(link: str | None) -> str | None:
    """Also one that Telegram would not take: a newsroom's own test server, say."""
    return link if link and link.lower().startswith(("http://", "https://")) else None


def _photo(article: Article, post: Post) -> dict[str, object]:
    """The picture of the post; the credit also where there is no usable picture."""
    photo = post.photo
    known = (photo,) if photo else (None, *article.photos)
    credits = (photo_credit(article, one)[0] for one in known)
    return {
        "url": photo.url if photo else None,
        "path": photo.path if photo else None,
        "credit": next(filter(None, credits), None),
    }


def _photos(article: Article) -> list[dict[str, object]]:
    return [
        {"url": photo.url or photo.path, "credit": own_credit(photo) or None}
        for photo in article.photos
        if (photo.url or photo.path) and not (photo.url or "").lower().startswith("data:")
    ]
