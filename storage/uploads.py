"""Pictures that Telegram holds, by the digest of their bytes."""

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from bot.model import Upload
from storage.database import Database
from storage.queries import columns, upsert
from storage.tables_telegram import uploads


class Uploads:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, digest: str, bot_id: int) -> Upload | None:
        statement = sa.select(*columns(uploads, Upload)).where(
            uploads.c.digest == digest, uploads.c.bot_id == bot_id
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return None if row is None else Upload(**row)

    async def put(self, upload: Upload, at: datetime) -> None:
        """The newest upload of a picture takes the place of an older one."""
        async with self._database.write() as connection:
            statement = upsert(connection, uploads).values(**asdict(upload), at=at)
            new = statement.excluded
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["digest", "bot_id"],
                    set_={
                        "file_id": new.file_id,
                        "file_unique_id": new.file_unique_id,
                        "at": new.at,
                    },
                )
            )
