"""That somebody else reads the bot's messages is said once, and that nobody does any more."""

from bot.clock import SystemClock
from bot.telegram.rivals import CALM, WORTH_SAYING, Rivals
from bot.texts import Texts
from tests.told import ToldChat


class Watch(SystemClock):
    now_ = 0.0

    def monotonic(self) -> float:
        return self.now_


async def test_what_lasts_is_said_once_and_its_end_once() -> None:
    chat, watch = ToldChat(), Watch()
    rivals = Rivals(Texts("en"), chat.tell, watch)
    await rivals.met()
    await rivals.alone()
    watch.now_ = WORTH_SAYING
    chat.closed = True
    await rivals.met()
    chat.closed = False
    for later in (1, 2, 3):
        watch.now_ = WORTH_SAYING + later
        await rivals.met()
        await rivals.alone()
    assert len(chat.said) == 1 and "@BotFather" in chat.said[0]
    watch.now_ += CALM + 1
    for _ in range(2):
        await rivals.alone()
    assert chat.said[1:] == ["I am the only one to receive the bot's messages again."]


async def test_the_old_process_of_a_restart_is_not_worth_a_word() -> None:
    chat, watch = ToldChat(), Watch()
    rivals = Rivals(Texts("en"), chat.tell, watch)
    for at in (0.0, WORTH_SAYING - 1, WORTH_SAYING + CALM + 1, WORTH_SAYING + CALM + 9):
        watch.now_ = at
        await rivals.met()
    assert chat.said == []
