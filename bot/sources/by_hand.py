"""Articles that a person names or writes: what /post and the command line's `post` share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import SourceError, UnreadableArticle
from bot.model import Article, Image, Item, NewArticle, Photo, Who
from bot.newsroom.search.stems import article_stems
from bot.ports import ArticleStore
from bot.posts.telegram_photo import telegram_photo
from bot.sources.intake import Intake, Origin, Pages
from bot.sources.reading.reader import read_source
from bot.sources.recognition.identity import article_keys, content_hash, item_hash


@dataclass(frozen=True, slots=True)
class HandReading:
    """An article known already is taken as it is stored: its own source keeps it up to date."""

    intake: Intake
    articles: ArticleStore

    async def from_address(self, address: str) -> int:
        """Raise JarshyError in one line that names the address."""
        known = await self.known(address)
        if known is not None:
            return known
        (item,) = await self.items(address)
        return await self._stored(item, Origin(address))

    async def from_item(self, item: Item, keys: Sequence[str]) -> int:
        origin = Origin(item.source_name, extra_keys=tuple(keys))
        return await self._stored(item, origin, Pages.NEVER)

    async def items(self, source: str) -> tuple[Item]:
        """The one article of an address, a file or (`-`) of stdin; raise JarshyError."""
        items = await read_source(source, self.intake.reading)
        if len(items) != 1:
            raise SourceError(f"{source} holds {len(items)} articles: give one article's address")
        return (items[0],)

    async def reworded(self, article_id: int, words: Item, who: Who) -> bool:
        stored = await self.articles.get(article_id)
        if stored is None:
            raise UnreadableArticle(f"there is no article with the number {article_id}")
        old = stored.article
        item = replace(
            words,
            link=old.link,
            published=old.published,
            source=words.source or (None if old.source_in_text else old.source),
            images=_images(words.images, old.photos),
            video=old.video,
        )
        article = _kept(await self.intake.understood(item), old)
        new = NewArticle(
            article=article,
            keys=(),
            item_hash=item_hash(words),
            content_hash=content_hash(article),
            first_seen_at=self.intake.clock.now(),
            source_name=stored.source_name,
            feed_id=stored.feed_id,
            stems=await self.intake.reading.workers.run(article_stems, article),
        )
        return await self.articles.reword(article_id, new, str(who))

    async def made_of(self, key: str) -> int | None:
        known = await self.articles.known([key])
        return known[key].article_id if key in known else None

    async def known(self, address: str) -> int | None:
        keys = article_keys(Item(source_name=address, link=address), "", None)
        links = [key for key in keys if key.startswith("link:")]
        known = await self.articles.known(links)
        return next((found.article_id for found in known.values()), None)

    async def _stored(self, item: Item, origin: Origin, pages: Pages = Pages.NOW) -> int:
        known = await self.intake.known_as(item, origin)
        if known is not None:
            return known
        taken = await self.intake.take(item, origin, publish=False, draft=True, pages=pages)
        return taken.article_id


def _images(given: Sequence[Image], old: Sequence[Photo]) -> tuple[Image, ...]:
    """Those of the article, or others where an editor gives some."""
    others = {_unique(one.url) for one in given} - {_unique(one.url) for one in old}
    return tuple(given) if others else tuple(map(_image, old))


def _unique(url: str | None) -> str | None:
    """A picture that Telegram holds has another file id every now and then."""
    held = telegram_photo(url)
    return held.file_unique_id if held else url


def _image(photo: Photo) -> Image:
    return Image(
        photo.url,
        photo.path,
        credit=photo.credit,
        width=photo.width,
        height=photo.height,
        shown=photo.shown,
    )


def _kept(new: Article, old: Article) -> Article:
    """The new words, and of the old article what they say nothing of."""
    same = len(new.photos) == len(old.photos) and all(
        (one.credit, one.url) == (other.credit, other.url)
        for one, other in zip(new.photos, old.photos, strict=True)
    )
    source = new.source or old.source
    of_text = () if new.body else tuple(one for one in old.formats if not one.in_title)
    return replace(
        new,
        body=new.body or old.body,
        language=new.language or old.language,
        tags=old.tags,
        author=new.author or old.author,
        photos=old.photos if same else new.photos,
        photo_credit_label=new.photo_credit_label or old.photo_credit_label,
        source=source,
        source_label=old.source_label if source == old.source else new.source_label,
        source_in_text=new.source_in_text if new.source else old.source_in_text and not new.body,
        dateline=new.dateline if new.body else old.dateline,
        formats=(*new.formats, *of_text),
    )
