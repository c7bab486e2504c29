"""Which feeds and channels a newsroom has and what goes where, and the changes of that."""

from dataclasses import dataclass, field

from bot.model.articles import Language
from bot.model.rates import RatePost
from bot.model.style import Style
from bot.model.words import WordFilter


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed; its title is what it calls itself and is never compared.

    `selector` (CSS) names the article's text in the pages that it links: "" finds the text by
    itself, None is left as it is. `moved_from` is the address under which the feed was added,
    where the site moved it since.
    """

    url: str
    title: str | None = None
    selector: str | None = None
    moved_from: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A channel, group or topic: `chat` is `@name` or `-100…`.

    `feeds` are the addresses it carries, None for every feed; with `language` only articles in it.
    `rates` are the posts of rates that it wants. A `style`, `rates` or `words` of None are left as
    they are. `chat_id` is Telegram's number of a chat that was added by its name.
    """

    chat: str
    topic: int | None = None
    language: Language | None = None
    feeds: tuple[str, ...] | None = None
    style: Style | None = None
    rates: tuple[RatePost, ...] | None = None
    words: WordFilter | None = None
    chat_id: int | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        return self.chat if self.topic is None else f"{self.chat}/{self.topic}"

    @property
    def key(self) -> str:
        """Telegram takes names in any case."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Layout:
    """What the database holds."""

    feeds: tuple[FeedLine, ...] = ()
    channels: tuple[ChannelLine, ...] = ()

    def standing(self, url: str) -> str:
        """The address under which this feed is read now, also where it moved."""
        urls = {feed.url for feed in self.feeds}
        moved = {feed.moved_from: feed.url for feed in self.feeds}
        return url if url in urls else moved.get(url, url)

    def chat(self, line: ChannelLine) -> str:
        """The name under which this channel stands here, where the line gives its number."""
        met = {(str(one.chat_id), one.topic): one.chat for one in self.channels if one.chat_id}
        return met.get((line.chat, line.topic), line.chat)


@dataclass(frozen=True, slots=True)
class AddFeed:
    """One that was removed before begins again as a new feed: so does what it lists now."""

    feed: FeedLine


@dataclass(frozen=True, slots=True)
class MoveFeed:
    """A known feed under another address: what waits from it, and what it brought, stay its own."""

    before: str
    feed: FeedLine


@dataclass(frozen=True, slots=True)
class ReadPagesBy:
    """Where the text stands in the pages of a known feed: its `selector` says."""

    feed: FeedLine


@dataclass(frozen=True, slots=True)
class RemoveFeed:
    url: str


@dataclass(frozen=True, slots=True)
class PutChannel:
    """A new channel, or a known one with another language or other feeds."""

    channel: ChannelLine


@dataclass(frozen=True, slots=True)
class RemoveChannel:
    """What waits for it is cancelled."""

    channel: ChannelLine


LayoutChange = AddFeed | MoveFeed | ReadPagesBy | RemoveFeed | PutChannel | RemoveChannel
