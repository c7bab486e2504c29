"""Which channels an article never was for, and why: what `why` tells beside the log. Pure."""

from collections.abc import Collection, Sequence

from bot.model import Channel, Event, StoredArticle

OTHER_LANGUAGE = "it takes only articles in {language}"
OTHER_SOURCE = "it does not take articles from this source"


def not_for_it(
    stored: StoredArticle,
    channels: Sequence[Channel],
    carrying: Collection[int],
    events: Sequence[Event],
) -> tuple[tuple[Channel, str], ...]:
    """As the channels are set now, of those of which the log of the article says nothing.

    `carrying`: the ids of those that take what its source brings.
    """
    spoken_of = {event.channel_id for event in events}
    found = []
    for channel in channels:
        if channel.id in spoken_of:
            continue
        if channel.id not in carrying:
            found.append((channel, OTHER_SOURCE))
        elif channel.language not in (None, stored.article.language):
            found.append((channel, OTHER_LANGUAGE.format(language=channel.language)))
    return tuple(found)
