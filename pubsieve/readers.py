"""A located file -> the pages in it. Whatever is no page becomes a rejection with its reason; the rest goes on."""

import contextlib
import gzip
import io
import itertools
import json
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from cleaner.page import Media, RawPage, page_from_bytes, page_from_text
from pubsieve.sources import STDIN, Located, Skipped, locate
from schemas.errors import InputError
from schemas.finding import Problem, Rejection, Severity

_GZIP = b"\x1f\x8b"
# What people feed in by mistake, told by its first bytes whatever the file is called.
_NO_PAGE = {
    b"%PDF-": "a PDF file: extract its text first",
    b"PK\x03\x04": "a ZIP archive or an Office file: unpack it first",
    b"\x28\xb5\x2f\xfd": "zstd-compressed: decompress it first",
    b"BZh": "bzip2-compressed: decompress it first",
    b"\xfd7zXZ\x00": "xz-compressed: decompress it first",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"SQLite format 3": "an SQLite database",
}
_LONGEST = max(map(len, _NO_PAGE))
_SNIFFED = 64
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One input of the run: a page, or the reason why it is none.

    Attributes:
        source: the input as given; ``file.jsonl#7`` for the page on line 7.
        page: the page; None where it was rejected.
        line: 1-based line in a JSONL file, else None.
        rejection: why there is no page.
    """

    source: str
    page: RawPage | None = None
    line: int | None = None
    rejection: Rejection | None = None

    @property
    def file(self) -> str:
        """The input without the number of the line in it."""
        return self.source if self.line is None else self.source.rpartition("#")[0]

    @property
    def place(self) -> str:
        """Where it stands, for messages: ``file`` or ``file:line``."""
        return self.source if self.line is None else f"{self.file}:{self.line}"


def read_inputs(inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset()) -> Iterator[Incoming]:
    """All pages of all inputs, in order, one at a time.

    Args:
        inputs: as on the command line.
        skipped: is filled with what folders held that is no input.
        outputs: real paths of the files that the run will write.

    Raises:
        ConfigError: the run would overwrite one of its inputs.
    """
    # The whole list first: what a run writes into a folder that it reads must not become an input.
    for found in list(locate(inputs, skipped, outputs)):
        if isinstance(found, InputError):
            yield refuse(found)
            continue
        try:
            with _open(found) as stream:
                yield from _pages(found, stream)
        except InputError as error:
            yield refuse(error)
        except OSError as error:
            yield refuse(_unreadable(found.source, error))


def refuse(error: InputError, *, source: str | None = None, line: int | None = None) -> Incoming:
    """Turn an error into the rejection that goes into rejected.jsonl."""
    name = source or error.source or STDIN
    cause = error.__cause__
    detail = f"{type(cause).__name__}: {cause}" if cause else None
    return Incoming(
        name, line=line, rejection=Rejection(source=name, reason=error.message, code=error.code, detail=detail)
    )


@contextlib.contextmanager
def _open(found: Located) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where they are gzip, whatever the file is called."""
    if found.path is None and sys.stdin is None:
        raise InputError("standard input is closed", code="input-unreadable", source=STDIN)
    raw = sys.stdin.buffer if found.path is None else found.path.open("rb")
    with cast(io.BufferedReader, raw) as stream:
        head = stream.peek(_LONGEST)
        for magic, what in _NO_PAGE.items():
            if head.startswith(magic):
                raise InputError(f"is {what}", code="input-binary", source=found.source)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if head.startswith(_GZIP) else stream


def _pages(found: Located, stream: BinaryIO) -> Iterator[Incoming]:
    lines = enumerate(_lines(stream, found.source), start=1)
    if found.format == "jsonl":
        yield from _jsonl(lines, found.source)
        return
    head: list[bytes] = []
    if found.format is None:
        for _, line in lines:
            head.append(line)
            if line.strip():
                break
        if head and _is_json_object(head[-1]):
            yield from _jsonl(itertools.chain([(len(head), head[-1])], lines), found.source)
            return
    data = b"".join(itertools.chain(head, (line for _, line in lines)))
    page = page_from_bytes(data, source=found.source, media=found.format)
    if found.format is None:
        _refuse_other_formats(page)
    yield Incoming(found.source, page)


def _refuse_other_formats(page: RawPage) -> None:
    """A file whose name says nothing may be text of a kind that is no page."""
    opening = page.content.lstrip()[:_SNIFFED]
    if page.media != "html" and opening.startswith("<?xml"):
        raise InputError("is XML, but no web page", code="input-unsupported", source=page.source)
    if opening.startswith(("{", "[")) and _is_json(page.content):
        message = "is JSON: give one object a line (.jsonl) with a field html or text"
        raise InputError(message, code="input-unsupported", source=page.source)


def _is_json(content: str) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(stream: BinaryIO, source: str) -> Iterator[bytes]:
    """The lines of a stream; a file that breaks off in the middle is an error at the place where it does."""
    number = 0
    try:
        for line in stream:
            number += 1
            yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is broken gzip data after line {number}", code="input-gzip", source=source) from error
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: OSError) -> InputError:
    return InputError(f"cannot be read: {error.strerror or error}", code="input-unreadable", source=source)


def _is_json_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _jsonl(lines: Iterator[tuple[int, bytes]], source: str) -> Iterator[Incoming]:
    """One page a line; a bad line is rejected by itself."""
    some = False
    for number, line in lines:
        if not line.strip():
            continue
        some = True
        name = f"{source}#{number}"
        try:
            yield Incoming(name, _page_of(_values(line), name), number)
        except InputError as error:
            yield refuse(error, source=name, line=number)
    if not some:
        raise InputError("is empty: nothing to clean", code="input-empty", source=source)


def _values(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"the line is not JSON: {error}", code="jsonl-malformed") from error
    if not isinstance(values, dict):
        raise InputError("the line is JSON, but no object with a field html or text", code="jsonl-malformed")
    return values


def _page_of(values: dict[str, Any], name: str) -> RawPage:
    """The page of one JSONL object: field ``html``, else ``text``; ``url`` where it is there."""
    key = next((key for key in ("html", "text") if isinstance(values.get(key), str)), None)
    if key is None:
        raise InputError("the line has no field html or text that holds a page", code="jsonl-no-page")
    url, problems = values.get("url"), []
    if url is not None and not isinstance(url, str):
        problems.append(_problem("url-malformed", "url", json.dumps(url), "the url of the line is no text"))
        url = None
    content = values[key]
    if _SURROGATE.search(content) or (url and _SURROGATE.search(url)):
        problems.append(_problem("encoding-wrong", None, None, "half of a surrogate pair was read as U+FFFD"))
        content, url = _SURROGATE.sub("\ufffd", content), url and _SURROGATE.sub("\ufffd", url)
    media: Media | None = "html" if key == "html" else None
    return page_from_text(content, source=name, media=media, url=url or None, problems=tuple(problems))


def _problem(code: str, field: str | None, value: str | None, message: str) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, field=field, value=value, message=message)
