"""The content encodings of HTTP bodies: gzip, deflate, br and zstd, unpacked no further than a page may be long."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pubsieve.limits import Limits
from pubsieve.magic import GZIP, ZSTD
from pubsieve.opening import too_large
from pubsieve.unpacking import zstd_module
from schemas.errors import InputError

_NONE = ("", "identity", "none", "utf-8")
_PIECE = 1 << 14
_GZIP_WINDOW, _ZLIB_WINDOW, _RAW_WINDOW = 31, 15, -15


@dataclass(frozen=True, slots=True)
class _Unpacker:
    """A decompressor.

    Attributes:
        take: unpacks more data, to at most so many bytes.
        ended: whether the data came to its end.
        error: what it raises for data that is not of its kind.
    """

    take: Callable[[bytes, int], bytes]
    ended: Callable[[], bool]
    error: type[Exception]


def is_encoded(encodings: str) -> bool:
    """Whether a header ``Content-Encoding`` names one that changes the body."""
    return any(name not in _NONE for name in _names(encodings))


def decode_content(body: bytes, encodings: str, limits: Limits) -> tuple[bytes, bool]:
    """Undo the content encodings of a body.

    Args:
        body: as it is stored; crawlers that unpack it often leave the header as it was.
        encodings: the header ``Content-Encoding``: names in the order in which they were applied.
        limits: how large the body may become.

    Returns:
        The body, and whether it is whole.

    Raises:
        InputError: ``input-unsupported``, ``input-extra-missing`` or ``input-too-large``.
    """
    whole = True
    for name in reversed(_names(encodings)):
        if name not in _NONE and (unpacker := _unpacker(name, body)) is not None:
            unpacked, ended = _unpack(body, unpacker, limits)
            if unpacked or ended:  # else it was stored without the encoding that its header states
                body, whole = unpacked, whole and ended
    return body, whole


def _names(encodings: str) -> list[str]:
    return [part.strip().lower() for part in encodings.split(",")]


def _unpack(body: bytes, unpacker: _Unpacker, limits: Limits) -> tuple[bytes, bool]:
    out, most = bytearray(), limits.max_input_size
    for at in range(0, len(body), _PIECE):
        try:
            out += unpacker.take(body[at : at + _PIECE], most + 1 - len(out))
        except unpacker.error:
            return bytes(out), False
        if len(out) > most:
            raise too_large(None, limits)
        if unpacker.ended():
            return bytes(out), True
    return bytes(out), False


def _unpacker(name: str, body: bytes) -> _Unpacker | None:
    """The decompressor for an encoding; None where the body plainly does not have it."""
    if name in ("gzip", "x-gzip"):
        return _zlib(_GZIP_WINDOW) if body.startswith(GZIP) else None
    if name == "deflate":  # meant as zlib data, sent by some servers without its frame
        return _zlib(_ZLIB_WINDOW if body[:1] == b"\x78" else _RAW_WINDOW)
    if name == "br":
        return _brotli()
    if name == "zstd":
        return _zstd() if body.startswith(ZSTD) else None
    raise InputError(f"has the content encoding {name!r}, which is not read", code="input-unsupported")


def _zlib(window: int) -> _Unpacker:
    made = zlib.decompressobj(window)
    return _Unpacker(made.decompress, lambda: made.eof, zlib.error)


def _brotli() -> _Unpacker:
    try:
        import brotli
    except ImportError as error:
        raise _missing("br") from error
    made = brotli.Decompressor()
    return _Unpacker(lambda data, most: made.process(data, output_buffer_limit=most), made.is_finished, brotli.error)


def _zstd() -> _Unpacker:
    zstd = zstd_module()
    if zstd is None:
        raise _missing("zstd")
    made = zstd.ZstdDecompressor()
    return _Unpacker(made.decompress, lambda: made.eof, zstd.ZstdError)


def _missing(name: str) -> InputError:
    message = f'has the content encoding {name}: pip install "pubsieve[warc]"'
    return InputError(message, code="input-extra-missing")
