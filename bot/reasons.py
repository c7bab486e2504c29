"""Why something was done or failed, retold in a person's language.

Errors, the outbox and the log keep their reasons in English, as logs and the command line show
them. Each form that an editor may meet in Telegram stands here; what is in its `{fields}` is
retold too where it is known. Another's words (a server's, Telegram's rarer ones) stay as they are.
"""

import re
from datetime import UTC, datetime, tzinfo
from functools import cache
from string import Formatter

from bot.texts import Texts, mark

# Where two forms match, the earlier one holds: the narrow before the wide.
REASONS = (
    # Who publishes, and when
    mark("an advertisement: the channel asks an editor first"),
    mark("another outlet may have reported it already: the channel asks an editor first"),
    mark("filtered by {word}: {found}"),
    mark("filtered: none of the channel's words is in its title, tags or first paragraph"),
    mark("published while the bot was offline: an editor is asked"),
    mark("stored only: published while the bot was offline"),
    mark("stored only: already in the feed when the bot first read it"),
    mark("stored only: older than {hours} hours when first seen"),
    mark("stored only: no channel takes articles from this source"),
    mark("stored only: no channel takes articles in {language}"),
    mark("the feed brought unusually many: {new} new at once, where about {usual} a day are usual"),
    mark("the feed brought unusually many: {new} new at once"),
    mark("published by hand"),
    mark("scheduled by hand"),
    mark("not published"),
    mark("not approved"),
    mark("approval was turned on while it waited"),
    mark("approved"),
    mark("approved for later"),
    mark("nobody answered in time"),
    mark("the text has changed since an editor saw it"),
    mark("the source changed its publication time"),
    mark("the source keeps switching between two versions; the last one published stays for a day"),
    mark("withdrawn by an editor"),
    mark("an editor had it sent at once"),
    mark("an editor had it published after the outage"),
    mark("an editor asked to try again"),
    mark("an editor decided to leave it"),
    mark("an editor confirmed that the post is in the channel"),
    mark("an editor confirmed that the post is not in the channel"),
    mark("an editor edited the post by hand"),
    mark("an editor edited the post by hand and keeps that version"),
    mark("an editor rejected this change"),
    mark("an editor had the post updated"),
    mark("an editor left the post as it is"),
    mark("nothing visible to readers has changed"),
    mark("the post is no longer in the channel"),
    mark("the bot has no chat in which to check the post for edits by hand: set ADMIN_IDS"),
    mark("replaced by a later edit"),
    mark("the post already has this text"),
    mark("the channel was removed"),
    mark("its feed was removed"),
    mark("the article was withdrawn"),
    mark("its page was removed (410)"),
    mark("its page no longer exists (404)"),
    mark("marked as withdrawn: Telegram does not delete posts older than 48 hours"),
    # Lost answers
    mark("the bot stopped during sending"),
    mark("an error occurred during sending"),
    mark("an error occurred during the edit"),
    mark("an error of the bot: see its log"),
    mark("the answer was lost, but the post is in the channel"),
    mark("the answer was lost, but the post was updated"),
    mark("the answer was lost and the post is unchanged: trying again"),
    mark("the answer was lost {times} times"),
    mark("the answer to the deletion was lost"),
    mark("the first post turned up late: the second was deleted"),
    mark("too many other messages were posted meanwhile to check each one"),
    mark("only part of the album is in the channel"),
    mark("there is a message that cannot be checked"),
    mark("a message in that place was deleted"),
    # Telegram
    mark("{what}; tried {times} times, since {since}"),
    mark("{what}, until {until}"),
    mark("Telegram cannot be reached ({detail})"),
    mark("Telegram's answer was lost ({detail})"),
    mark("Telegram's answer could not be read"),
    mark("Telegram's answer was not understood ({detail})"),
    mark("Telegram's answer does not name the message"),
    mark("Telegram's answer about the chat could not be read"),
    mark("Telegram's answer does not name every message of the album"),
    mark("Telegram asks to wait {seconds} s"),
    mark("Telegram asked to wait {times} times"),
    mark("the group became a supergroup with another number"),
    mark("Telegram finds the post too long ({detail})"),
    mark("Telegram refused the post's markup ({detail})"),
    mark("Telegram refused the photo ({detail})"),
    mark("Telegram refused the call ({detail})"),
    mark("nothing to change ({detail})"),
    mark("no such message ({detail})"),
    mark("the message may not be forwarded ({detail})"),
    # Photos
    mark("{path} cannot be read: {detail}"),
    mark("{path} is larger than {size} MB"),
    mark("the picture has neither an id nor bytes"),
    mark("the picture has neither an address nor a file"),
    mark("the picture was sent to another bot (BOT_TOKEN has changed)"),
    mark("the picture is a single colour: a placeholder"),
    mark("the picture is too large to open ({size})"),
    mark("the picture is too large to open"),
    mark("the picture is too small ({size})"),
    mark("the picture is a strip ({size})"),
    mark("the picture is damaged ({detail})"),
    mark("what came is no picture but {what}"),
    mark("nothing"),
    mark("an SVG drawing"),
    mark("a web page"),
    mark("other data"),
    # Addresses, feeds, pages, files
    mark(
        "{name}: leads to {address}, which is not fetched;"
        " if it is meant, add the host to ALLOWED_PRIVATE_HOSTS"
    ),
    mark("{name}: an unusual spelling of {address}; write the address plainly"),
    mark("{name}: port {port} belongs to another service than the web"),
    mark("{name}: not a usable web address (stray characters, too long)"),
    mark("{name}: not a usable web address; check the spelling"),
    mark("{name}: not a usable web address ({detail})"),
    mark("{name}: only http and https addresses are fetched"),
    mark("{name}: names no host; write it like https://site.kz/rss"),
    mark("{name} redirects: {detail}"),
    mark("{name}: leads in a circle; tell the site"),
    mark("{name}: is redirect {number}, too many; tell the site"),
    mark("{name}: redirects without saying where to; tell the site"),
    mark("{name}: no complete answer within {seconds} s; try again later"),
    mark("{name}: no page within {seconds} s"),
    mark("{name}: no connection within the time allowed; try again later"),
    mark("{name}: no connection ({detail}); try again later"),
    mark("{name}: no secure connection ({detail}); try http:// or tell the site"),
    mark("{name}: the proxy did not get through ({detail}); check PROXY_URL"),
    mark("{name}: the name of the host is not known; check the spelling"),
    mark("{name}: the certificate is not valid ({detail}); tell the site"),
    mark("{name}: the connection was cut before the answer was complete; try again later"),
    mark("{name}: the answer breaks the rules of HTTP ({detail}); tell the site"),
    mark("{name}: could not be fetched ({detail}); try again later"),
    mark(
        "{name}: asks for a password; put it into the address or ask the site for an open one"
        " ({status})"
    ),
    mark("{name}: refuses the bot; ask the site to let it in ({status})"),
    mark("{name}: is not there; check the address ({status})"),
    mark("{name}: is gone for good; ask the site for the new address ({status})"),
    mark("{name}: asks to come less often; it is left alone for a while ({status})"),
    mark("{name}: may not be shown for legal reasons ({status})"),
    mark("{name}: is not available at the moment; it is tried again later ({status})"),
    mark("{name}: has trouble of its own; it is tried again later ({status})"),
    mark("{name}: sent no content; check the address ({status})"),
    mark("status {code}"),
    mark("Connection refused"),
    mark("Connection reset by peer"),
    mark("Connection timed out"),
    mark("Network is unreachable"),
    mark("No route to host"),
    mark("{name}: is larger than {size} MB; it is not read"),
    mark("{name}: is larger than {size} MB"),
    mark("{name}: comes too slowly; try again later"),
    mark("{name}: ended before it was complete; try again later"),
    mark("{name}: is packed as {coding}, which was not asked for; tell the site"),
    mark("{name}: is packed wrongly ({detail}); tell the site"),
    mark("{what}, and no feed was found there; give the feed's own address"),
    mark("{name}: holds nothing; check the address"),
    mark("{name}: is a list of sitemaps; give the address of its news sitemap"),
    mark("{name}: is a sitemap without news; give a feed or a news sitemap"),
    mark("{name}: is a feed too broken to read; tell the site"),
    mark("{name}: is a web page, not a feed; its feed may be {address}"),
    mark("{name}: is a web page, not a feed; look for the address of its RSS"),
    mark("{name}: is a web page"),
    mark("{name}: is no feed (neither RSS, Atom, JSON Feed nor news sitemap); check the address"),
    mark("{name}: holds more elements than a feed can have; it is not read"),
    mark("{name}: holds more sections than a feed can have; it is not read"),
    mark("{name}: holds more namespaces than a feed can have; it is not read"),
    mark("{name}: holds larger elements than a feed can have; it is not read"),
    mark("{name}: the feed holds no items"),
    mark("{name}: holds more elements than an article's page can have"),
    mark("{name}: neither a title nor a text was found"),
    mark("{name} holds {number} articles: give one article's address"),
    mark("there is no article with the number {number}"),
    mark("{name}: is no web page ({kind}); give an article's page"),
    mark("{name}: the page holds no article; give an article's own page"),
    mark("{name}: the page holds no article"),
    mark("the item has no link to a page"),
    mark("{name}: only files, http and https addresses are read"),
    mark("{host} (private)"),
    mark("{host} (this host)"),
    mark("{host} (loopback)"),
    mark("{host} (link-local)"),
    mark("{host} (site-local)"),
    mark("{host} (reserved)"),
    mark("{host} (documentation)"),
    mark("{host} (benchmarking)"),
    mark("{host} (multicast)"),
    mark("{host} (not public)"),
    mark("{host} (a local name)"),
    # The database
    mark("{name}: locked by another process for too long; end what writes to it, or try again"),
    mark("{name}: no space is left on its disk; make room, nothing was changed"),
    mark("{name}: its disk cannot be read or written; check disk and space ({detail})"),
    # A reader's question about rates
    mark("what is '{word}'?"),
    mark("what number is '{word}'?"),
    mark("which currency is meant: {codes}?"),
    mark("there is no such day"),
    mark("one day at a time"),
    mark("one amount at a time"),
    mark("two currencies at most"),
    mark("give an amount above zero"),
    mark("give an amount above zero and below a quadrillion"),
    mark("that is too long for a question about rates"),
    # Workers
    mark("{task} did not end within {seconds} s, stopped"),
    mark("{task} ran out of memory"),
    mark("{task} was not done: the bot is stopping"),
    mark("{task}: its worker process fell ({detail}); try again"),
    mark("{task} was killed by {signal}, perhaps out of memory"),
)

# What Telegram itself says to an editor most often, in its words.
TELEGRAMS_WORDS = (
    mark("Forbidden: bot was kicked from the channel chat"),
    mark("Forbidden: bot was kicked from the group chat"),
    mark("Forbidden: bot was kicked from the supergroup chat"),
    mark("Forbidden: bot is not a member of the channel chat"),
    mark("Forbidden: bot is not a member of the group chat"),
    mark("Forbidden: bot is not a member of the supergroup chat"),
    mark("Forbidden: bot was blocked by the user"),
    mark("Forbidden: bot can't initiate conversation with a user"),
    mark("Forbidden: user is deactivated"),
    mark("Bad Request: chat not found"),
    mark("Bad Request: need administrator rights in the channel chat"),
    mark("Bad Request: not enough rights to send text messages to the chat"),
    mark("Bad Request: not enough rights to send photos to the chat"),
    mark("Bad Request: have no rights to send a message"),
    mark("Bad Request: CHAT_WRITE_FORBIDDEN"),
    mark("Bad Request: message thread not found"),
    mark("Bad Request: TOPIC_CLOSED"),
    mark("Bad Request: TOPIC_DELETED"),
    mark("Bad Request: message can't be edited"),
    mark("Bad Request: message can't be deleted"),
    mark("Bad Request: message can't be deleted for everyone"),
    mark("Bad Request: message is too long"),
    mark("Bad Request: message caption is too long"),
    mark("Bad Request: message to edit not found"),
    mark("Bad Request: IMAGE_PROCESS_FAILED"),
    mark("Bad Request: PHOTO_INVALID_DIMENSIONS"),
    mark("Bad Request: group chat was upgraded to a supergroup chat"),
)


def in_utc(at: datetime) -> str:
    """A moment as reasons hold it; `retell` tells it by the reader's clock."""
    return at.astimezone(UTC).strftime(_MOMENT)


def retell(reason: str, texts: Texts, zone: tzinfo | None = None) -> str:
    """In the language of `texts`; as it is where its form is not known. Without a zone moments
    stay in UTC, and say so."""
    if reason in REASONS or reason in TELEGRAMS_WORDS:
        return texts.say(reason)
    if zone is not None and (at := _moment(reason)) is not None:
        return texts.moment(at.astimezone(zone))
    for form, pattern in _patterns():
        found = pattern.fullmatch(reason)
        if found is not None:
            parts = {k: retell(v, texts, zone) for k, v in found.groupdict().items()}
            return texts.say(form, **parts)
    return reason


def _moment(words: str) -> datetime | None:
    try:
        return datetime.strptime(words, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, _pattern(form)) for form in REASONS if "{" in form)


def _pattern(form: str) -> re.Pattern[str]:
    """A name holds no space: what comes after `https://…: ` is never part of it."""
    parts = []
    for text, field, _, _ in Formatter().parse(form):
        parts.append(re.escape(text))
        if field is not None:
            parts.append(f"(?P<{field}>{r'[^ ]+' if field in _WORDS else '.+'})")
    return re.compile("".join(parts), re.DOTALL)


_MOMENT = "%Y-%m-%d %H:%M UTC"
_WORDS = ("name", "host", "task", "times", "seconds", "number", "size", "port")
