"""What Telegram itself says most often; `bot/reasons.py` retells it."""

from bot.texts import mark

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
