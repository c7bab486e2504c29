"""POST /api/articles: an article that a CMS hands over is published like a feed's item."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.errors import StorageError, UnreadableArticle, WorkerError
from bot.model import Item
from bot.sources.intake import Intake, Origin
from bot.sources.stored.push import Taking, item_from_push
from bot.web.answers import Broken, TooLong, body_of, refusal, same, unread

logger = logging.getLogger(__name__)

PATH = "/api/articles"
MOST_BYTES = 5_000_000
SOURCE = "api"


def pushed_item(body: bytes, timezone: str, now: datetime) -> Item:
    """Runs in a worker. Raise ValueError for what is no JSON, UnreadableArticle for no article."""
    try:
        data = json.loads(body)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except ValueError as error:
        raise ValueError(str(error)) from None
    return item_from_push(data, Taking(SOURCE, timezone, now))


@dataclass(frozen=True, slots=True)
class ArticlesIn:
    """Without a `token` the endpoint is off."""

    intake: Intake
    token: str | None

    def routes(self) -> list[web.AbstractRouteDef]:
        return [web.post(PATH, self.post)]

    async def post(self, request: web.Request) -> web.Response:
        if self.token is None:
            return refusal(404, "POST /api/articles is off: set API_TOKEN")
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not same(given.strip(), self.token):
            reason = "give the right token: Authorization: Bearer …"
            return refusal(401, reason, **{"WWW-Authenticate": "Bearer"})
        try:
            body = await body_of(request, MOST_BYTES)
        except TooLong:
            return unread(413, f"an article takes at most {MOST_BYTES // 1_000_000} MB")
        except Broken as error:
            return unread(400, f"the body cannot be read: {error}")
        except TimeoutError:
            return unread(408, "the article did not arrive in time; send it again")
        return await self._taken(body)

    async def _taken(self, body: bytes) -> web.Response:
        reading, now = self.intake.reading, self.intake.clock.now()
        try:
            item = await reading.workers.run(pushed_item, body, reading.timezone, now)
            taken = await self.intake.take(item, Origin(SOURCE), publish=True)
        except UnreadableArticle as error:
            return refusal(422, str(error))
        except WorkerError as error:
            logger.warning("an article could not be read: %s", error)
            return refusal(422, f"the article cannot be read: {error}")
        except StorageError as error:
            logger.error("%s", error)
            return refusal(503, "the database cannot be used now; send it again later")
        except ValueError as error:
            return refusal(400, f"the body is no JSON: {error}")
        document = {"id": taken.article_id, "new": taken.new, "changed": taken.changed}
        return web.json_response(document, status=201 if taken.new else 200)
