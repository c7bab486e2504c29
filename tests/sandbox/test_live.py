"""The checks of `make live`, against the sandbox: both must say the same."""

from aiohttp import ClientSession

from sandbox.server import Sandbox
from tests.live import CHECKS, Place, check_all


async def test_the_sandbox_behaves_as_we_rely_on() -> None:
    async with Sandbox(["123:abc"]) as telegram, ClientSession() as session:
        telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
        telegram.create_user(user_id=501)
        telegram.create_channel("Test", username="live_test", owner=501)
        telegram.start(501)
        place = Place(session, telegram.url, "123:abc", "@live_test", 501, pause=0)
        found = await check_all(place)
        assert found == {check.__name__: "" for check in CHECKS}
        channel = telegram.chats()[0]["id"]
        assert telegram.messages(channel) == [], "what was posted is deleted again"
