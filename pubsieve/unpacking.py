"""Decompression that says where broken data breaks, and that ends where a small file unpacks to a huge one."""

import gzip
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from pubsieve.limits import Limits
from pubsieve.magic import GZIP, ZSTD, ZSTD_SKIPPED
from schemas.errors import InputError

_DICTIONARY = ZSTD_SKIPPED[0x0D]
_CHUNK = 1 << 18
_STEP = 1 << 13  # compressed bytes read at once: only so far can the count be ahead of what is unpacked of them


def unpacked(stream: io.BufferedReader, source: str, limits: Limits) -> io.BufferedReader:
    """A stream without its compression, where its first bytes say that it has one.

    Raises:
        InputError: at once ``input-extra-missing``: nothing here reads zstd; while reading ``input-gzip`` or
            ``input-zstd`` (broken or cut off), ``input-too-large`` (`Limits.max_unpack_ratio`).
    """
    head = stream.peek(4)
    if head.startswith(GZIP):
        return io.BufferedReader(_Guard(_open_gzip, stream, "gzip", source, limits), _CHUNK)
    if head.startswith((ZSTD, *ZSTD_SKIPPED)):
        return io.BufferedReader(_Guard(_zstd_opener(source, limits), stream, "zstd", source, limits), _CHUNK)
    return stream


class _Counted(io.RawIOBase):
    """Counts the compressed bytes on their way into the decompressor.

    Decompressors ask for as much as they like (gzip for 8 kB up to Python 3.11, for 128 kB since): it gets less.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(_STEP if size < 0 else min(size, _STEP))
        self.count += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Guard(io.RawIOBase):
    """The decompressed bytes, counted against the compressed ones."""

    def __init__(
        self, open_: Callable[[Any], Any], stream: io.BufferedReader, what: str, source: str, limits: Limits
    ) -> None:
        self._in = _Counted(stream)
        self._out = 0
        self._what, self._source, self._limits = what, source, limits
        self._errors = _errors()
        self._unpack = self._guarded(lambda: open_(self._in))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        # read1 gives what there is before it says that no more can be had; readinto does not.
        data: bytes = self._guarded(lambda: self._unpack.read1(len(buffer)))
        buffer[: len(data)] = data
        self._out += len(data)
        most = max(self._limits.max_input_size, self._in.count * self._limits.max_unpack_ratio)
        if self._out > most:
            message = (
                f"unpacks to more than {self._limits.max_unpack_ratio} times its size: taken for a decompression bomb "
                "(max-unpack-ratio)"
            )
            raise InputError(message, code="input-too-large", source=self._source)
        return len(data)

    def _guarded(self, call: Callable[[], Any]) -> Any:
        try:
            return call()
        except self._errors as error:
            message = f"is broken {self._what} data: nothing can be unpacked behind byte {self._out:,} of its content"
            raise InputError(message, code=f"input-{self._what}", source=self._source) from error


def _errors() -> tuple[type[Exception], ...]:
    known: list[type[Exception]] = [EOFError, zlib.error, gzip.BadGzipFile, struct.error]
    if (zstd := zstd_module()) is not None:
        known.append(zstd.ZstdError)
    return tuple(known)


def zstd_module() -> Any:
    """What reads zstd: Python's own module since 3.14, its backport before; None where neither is there."""
    try:
        from compression import zstd
    except ImportError:
        try:
            from backports import zstd
        except ImportError:
            return None
    return zstd


def _open_gzip(file: Any) -> Any:
    return gzip.GzipFile(fileobj=file)


def _zstd_opener(source: str, limits: Limits) -> Callable[[Any], Any]:
    zstd = zstd_module()
    if zstd is None:
        message = 'is zstd-compressed: pip install "pubsieve[zstd]", or decompress it first'
        raise InputError(message, code="input-extra-missing", source=source)

    def open_(file: _Counted) -> Any:
        buffered = io.BufferedReader(file, _STEP)
        if not buffered.peek(4).startswith(_DICTIONARY):
            return zstd.ZstdFile(buffered)
        return zstd.ZstdFile(buffered, zstd_dict=_dictionary(cast(BinaryIO, buffered), zstd, limits))

    return open_


def _dictionary(stream: BinaryIO, zstd: Any, limits: Limits) -> Any:
    """The dictionary in the first frame of a .warc.zst.

    The frame: https://iipc.github.io/warc-specifications/specifications/warc-zstd/
    """
    _, size = struct.unpack("<4sI", stream.read(8))
    data = stream.read(min(size, limits.max_input_size))
    if data.startswith(ZSTD):
        data = zstd.ZstdDecompressor().decompress(data, max_length=limits.max_input_size)
    return zstd.ZstdDict(data)
