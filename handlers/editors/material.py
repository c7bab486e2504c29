"""What an editor writes or forwards to the bot: an article to be, or an answer to a card."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.types import Message, MessageEntity, MessageOriginChannel

from bot.model import NewCard, Part, Who
from bot.newsroom.cards.desk import CardDesk, Done
from bot.newsroom.cards.formatting import formats_of
from bot.newsroom.cards.material import address_in, is_article, spelt_out
from bot.posts.telegram_photo import TelegramPhoto
from bot.texts import Texts
from bot.utf16 import utf16_slice
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of
from handlers.speaking import read_entities


async def written(message: Message, who: Who, texts: Texts, desk: Desk, cards: CardDesk) -> None:
    """Raise SkipHandler for what was only said to the bot."""
    place = place_of(message)
    address = address_in(message.text or "")
    text = None if message.forward_origin or address else message.text
    asked = await cards.expects(who, place, text) if text else None
    part = part_of(message)
    if asked is not None and part is not None:
        await _say(await cards.words(asked, part, who, texts), message, desk, cards)
        return
    if address is not None:
        await cards.open(NewCard(place, who, texts.language, words=address))
    elif part is not None and (message.forward_origin or is_article(part)):
        new = NewCard(place, who, texts.language, parts=(part,), album=message.media_group_id)
        await cards.open(new)
    else:
        raise SkipHandler


async def edited(message: Message, who: Who, texts: Texts, cards: CardDesk) -> None:
    """The message of which an article was made says something else now: so does the article."""
    part = part_of(message)
    if part is None:
        return
    place = place_of(message)
    article_id = await cards.said_anew(part, place, who, message.media_group_id)
    if article_id is not None:
        await cards.open(NewCard(place, who, texts.language, words=str(article_id)))


async def replied(message: Message, who: Who, texts: Texts, desk: Desk, cards: CardDesk) -> None:
    """In a group the bot hears an answer to its card; other talk there is not for it."""
    card = message.reply_to_message
    asked = await cards.expects(who, place_of(message), message.text or "")
    part = part_of(message)
    if asked is None or card is None or part is None or asked.message_id != card.message_id:
        raise SkipHandler
    await _say(await cards.words(asked, part, who, texts), message, desk, cards)


async def _say(done: Done, message: Message, desk: Desk, cards: CardDesk) -> None:
    if done.said:
        await desk.answer(message, done.said)
    await cards.show(done)


async def other_media(message: Message, texts: Texts, desk: Desk) -> None:
    said = texts.say("I publish texts and photos. Send a photo as a photo, not as a file.")
    await desk.answer(message, said)


def part_of(message: Message) -> Part | None:
    """None where there is neither a text nor a photo."""
    text = message.text or message.caption or ""
    entities = (message.entities if message.text else message.caption_entities) or []
    if not text.strip() and not message.photo:
        return None
    whole = _spelt_out(text, entities)
    bold = next((e for e in entities if e.type == "bold" and e.offset == 0), None)
    photo = max(message.photo or [], key=lambda size: size.width * size.height, default=None)
    bot = message.bot
    held = TelegramPhoto(bot.id, photo.file_id, photo.file_unique_id) if photo and bot else None
    key, source, link = _origin(message)
    return Part(
        key=key,
        number=message.message_id,
        text=whole,
        bold=len(utf16_slice(text, 0, bold.length)) if bold else 0,
        photo=held.address if held else None,
        width=photo.width if photo else None,
        height=photo.height if photo else None,
        source=source,
        link=link,
        at=message.forward_origin.date if message.forward_origin else message.date,
        formats=formats_of(text, read_entities(message)),
    )


def _spelt_out(text: str, entities: Sequence[MessageEntity]) -> str:
    """A word that leads to the article has its address behind it."""
    for one in sorted(entities, key=lambda entity: -entity.offset):
        if one.url:
            text = spelt_out(text, len(utf16_slice(text, 0, one.offset + one.length)), one.url)
    return text


def _origin(message: Message) -> tuple[str, str | None, str | None]:
    """Key, source and link: of the channel's post where one was forwarded."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return f"telegram:{message.chat.id}:{message.message_id}", None, None
    name = origin.chat.username
    return (
        f"telegram:{origin.chat.id}:{origin.message_id}",
        origin.chat.title or None,
        f"https://t.me/{name}/{origin.message_id}" if name else None,
    )


def router() -> Router:
    router = Router(name="material")
    private = F.chat.type == ChatType.PRIVATE
    command = F.text.startswith("/") & ~F.forward_origin
    router.message.register(written, private, F.text | F.photo, ~command, IsEditor())
    router.message.register(
        replied, ~private, F.text, F.reply_to_message.from_user.is_bot, IsEditor()
    )
    router.edited_message.register(edited, private, F.text | F.caption, ~command, IsEditor())
    media = F.video | F.document | F.animation | F.audio | F.voice
    router.message.register(other_media, private, media, IsEditor())
    return router
