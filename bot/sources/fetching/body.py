"""The body of an answer, unpacked piece by piece and bounded in bytes, time and slowness."""

import asyncio
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import ClientPayloadError, ClientResponse

from bot.errors import FetchError, TooLarge
from bot.ports import Clock, FetchKind

PIECE = 256 * 1024
GZIP_MAGIC = b"\x1f\x8b"
WINDOW_BITS = {
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}
OTHER_PACKINGS = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})
# What ends so is whole, whatever length was announced for it.
LAST_TAGS = (b"</rss>", b"</feed>", b"</rdf:rdf>", b"</urlset>", b"</html>")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes after decompression, seconds in all, and the least bytes a second over a window."""

    bytes: int
    seconds: float
    least_speed: float = 512.0
    speed_window: float = 5.0


BOUNDS: dict[FetchKind, Bounds] = {
    FetchKind.FEED: Bounds(10_000_000, 30.0),
    FetchKind.PAGE: Bounds(5_000_000, 20.0),
    FetchKind.PICTURE: Bounds(20_000_000, 30.0),
    FetchKind.RATES: Bounds(1_000_000, 6.0),
}


class Unpacker:
    """Decompresses gzip and deflate in pieces of at most PIECE bytes.

    What a server calls gzip and is none passes as it is: proxies unpack and forget to say so.
    """

    def __init__(self, coding: str) -> None:
        self._bits = WINDOW_BITS[coding]
        self._zlib = zlib.decompressobj(self._bits)
        self._head = b""
        self._started = False
        self._plain = False

    @property
    def complete(self) -> bool:
        return self._zlib.eof or self._plain or not self._started

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Unpack the next bytes of the answer; raise zlib.error for what is not packed so."""
        if not self._started:
            self._head += data
            if len(self._head) < 2:
                return
            data = self._begin(self._head)
        if self._plain:
            yield data
            return
        while data and not (self._zlib.eof and not self._next_member(data)):
            piece = self._zlib.decompress(data, PIECE)
            data = self._zlib.unconsumed_tail
            yield piece
            while len(piece) == PIECE and not data and not self._zlib.eof:
                piece = self._zlib.decompress(b"", PIECE)
                yield piece
            if self._zlib.eof:
                data = self._zlib.unused_data

    def _begin(self, head: bytes) -> bytes:
        """Servers send "deflate" with and without the zlib header: look which it is."""
        self._started = True
        self._plain = self._bits > zlib.MAX_WBITS and not head.startswith(GZIP_MAGIC)
        wrapped = head[0] & 0x0F == 8 and (head[0] * 256 + head[1]) % 31 == 0
        if self._bits == zlib.MAX_WBITS and not wrapped:
            gzip = head.startswith(GZIP_MAGIC)
            self._zlib = zlib.decompressobj(WINDOW_BITS["gzip"] if gzip else -zlib.MAX_WBITS)
        return head

    def _next_member(self, data: bytes) -> bool:
        """A gzip file may be several joined; anything else behind the end is ignored."""
        if not data.startswith(GZIP_MAGIC):
            return False
        self._zlib = zlib.decompressobj(self._bits)
        return True


class _Speed:
    """Ends a body that drips: fewer bytes than `least_speed` allows within a window."""

    def __init__(self, bounds: Bounds, clock: Clock) -> None:
        self._bounds = bounds
        self._clock = clock
        self._since = clock.monotonic()
        self._bytes = 0

    def count(self, size: int) -> bool:
        """Count what came; False where it comes too slowly."""
        self._bytes += size
        elapsed = self._clock.monotonic() - self._since
        if elapsed < self._bounds.speed_window:
            return True
        fast = self._bytes >= elapsed * self._bounds.least_speed
        self._since, self._bytes = self._clock.monotonic(), 0
        return fast


async def read_body(response: ClientResponse, bounds: Bounds, clock: Clock, name: str) -> bytes:
    """The whole body, unpacked. Raise TooLarge or FetchError, whose line begins with `name`."""
    unpacker = _unpacker(response, name)
    if unpacker is None and (response.content_length or 0) > bounds.bytes:
        raise too_large(name, bounds)
    body = bytearray()
    try:
        await _read_into(body, response, unpacker, bounds, clock, name)
    except ClientPayloadError:
        if not _is_whole(body):
            raise
    if unpacker and not unpacker.complete and not _is_whole(body):
        raise FetchError(f"{name}: ended before it was complete; try again later")
    return bytes(body)


async def _read_into(
    body: bytearray,
    response: ClientResponse,
    unpacker: Unpacker | None,
    bounds: Bounds,
    clock: Clock,
    name: str,
) -> None:
    speed, packed = _Speed(bounds, clock), 0
    while chunk := await response.content.readany():
        packed += len(chunk)
        if not speed.count(len(chunk)):
            raise FetchError(f"{name}: comes too slowly; try again later")
        if packed > bounds.bytes:
            raise too_large(name, bounds)
        if unpacker is None:
            body += chunk
            continue
        for piece in _unpacked(unpacker, chunk, name):
            body += piece
            if len(body) > bounds.bytes:
                raise too_large(name, bounds)
            await asyncio.sleep(0)  # a small chunk may unpack to a thousand pieces


def _is_whole(body: bytearray) -> bool:
    return body[-100:].rstrip().lower().endswith(LAST_TAGS)


def unpack_file(body: bytes, bounds: Bounds, name: str) -> bytes:
    """A feed or page stored as a .gz file, which the server did not name as packed."""
    out = bytearray()
    for piece in _unpacked(Unpacker("gzip"), body, name):
        out += piece
        if len(out) > bounds.bytes:
            raise too_large(name, bounds)
    return bytes(out)


def _unpacked(unpacker: Unpacker, data: bytes, name: str) -> Iterator[bytes]:
    try:
        yield from unpacker.pieces(data)
    except zlib.error as error:
        raise FetchError(f"{name}: is packed wrongly ({error}); tell the site") from error


def too_large(name: str, bounds: Bounds) -> TooLarge:
    return TooLarge(f"{name}: is larger than {bounds.bytes / 1_000_000:g} MB; it is not read")


def _unpacker(response: ClientResponse, name: str) -> Unpacker | None:
    coding = ", ".join(response.headers.getall("Content-Encoding", [])).strip().lower()
    # Some write the encoding of the letters there («utf-8»): that packs nothing.
    named = [part.strip() for part in coding.split(",")]
    packed = [part for part in named if part in WINDOW_BITS or part in OTHER_PACKINGS]
    if not packed:
        return None
    if len(packed) > 1 or packed[0] not in WINDOW_BITS:
        raise FetchError(
            f"{name}: is packed as {coding[:40]!r}, which was not asked for; tell the site"
        )
    return Unpacker(packed[0])
