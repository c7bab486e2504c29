from bot.model import Upload
from bot.ports import Stores
from tests.storage.samples import NOW, later


async def test_a_file_belongs_to_one_bot(stores: Stores) -> None:
    upload = Upload("sha256:1", 7_000_000_001, "AgAC", "AQAD")
    await stores.uploads.put(upload, NOW)
    assert await stores.uploads.get("sha256:1", 7_000_000_001) == upload
    assert await stores.uploads.get("sha256:1", 7_000_000_002) is None


async def test_the_newest_upload_counts(stores: Stores) -> None:
    await stores.uploads.put(Upload("sha256:1", 7, "old", "u"), NOW)
    await stores.uploads.put(Upload("sha256:1", 7, "new", "v"), later(1))
    assert await stores.uploads.get("sha256:1", 7) == Upload("sha256:1", 7, "new", "v")
