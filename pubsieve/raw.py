"""The things in which a page comes in: bytes, the file that holds them, a line of JSON, the cells of a table."""

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from cleaner.page import Media, RawPage, page_from_bytes, page_from_text
from pubsieve.limits import Limits
from pubsieve.magic import refuse_binary, refuse_other_formats, refuse_records
from pubsieve.opening import open_located, unreadable, whole
from pubsieve.sources import Located
from schemas.errors import InputError
from schemas.finding import Problem, Severity

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PageBytes:
    """The bytes of one page.

    Attributes:
        data: as they are in the file or behind the HTTP headers, without any compression.
        media: what name or headers say it is; None where only the content can tell.
        url: the page's address, where the container states it.
        charset: what HTTP headers declare.
        problems: what reading saw.
    """

    data: bytes
    media: Media | None = None
    url: str | None = None
    charset: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.data)

    def loaded(self, _source: str) -> "PageBytes":
        """The same."""
        return self

    def digest(self) -> str:
        """SHA-256 of the bytes and of what is known of them."""
        known = [self.media, self.url, self.charset, *(problem.model_dump_json() for problem in self.problems)]
        return _digest("page", json.dumps(known).encode(), self.data)

    def page(self, source: str) -> RawPage:
        """Decode the bytes."""
        refuse_binary(self.data, source)
        page = page_from_bytes(self.data, source=source, media=self.media, url=self.url, charset=self.charset)
        if self.media is None:
            refuse_other_formats(page)
        if self.media in (None, "text"):
            refuse_records(page)
        return replace(page, problems=page.problems + self.problems) if self.problems else page


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that holds one page, and is read where the page is needed.

    Attributes:
        path: the file, from the root on: another process may work elsewhere.
        media: what its name says it is.
        size: its bytes.
        limits: how many it may hold.
    """

    path: str
    media: Media
    size: int
    limits: Limits

    def loaded(self, source: str) -> PageBytes:
        """Read it.

        Raises:
            InputError: it cannot be read, is too large, or holds what is no text.
        """
        try:
            with open_located(Located(source, Path(self.path), self.media), self.limits) as stream:
                return PageBytes(whole(stream, source, self.limits), self.media)
        except OSError as error:
            raise unreadable(source, error) from error

    def is_here(self) -> bool:
        """Whether this process sees the file, as large as where it was found."""
        return _has_size(self.path, self.size)

    def digest(self) -> str:
        """As that of its bytes."""
        return self.loaded(self.path).digest()

    def page(self, source: str) -> RawPage:
        """Read it and decode its bytes."""
        return self.loaded(source).page(source)


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line of a JSONL file."""

    data: bytes

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.data)

    def loaded(self, _source: str) -> "JsonLine":
        """The same."""
        return self

    def digest(self) -> str:
        """SHA-256 of the line."""
        return _digest("line", self.data)

    def page(self, source: str) -> RawPage:
        """The page of the object on the line."""
        values, strict = self._values(source)
        if not isinstance(values, dict):
            message = "the line is JSON, but no object with a field html or text"
            raise InputError(message, code="jsonl-malformed", source=source)
        return _page_of(values, "line", source, sound=strict)

    def _values(self, source: str) -> tuple[Any, bool]:
        """What stands on the line, and whether its texts are sure to hold no half of a surrogate pair."""
        # Twice as fast as `json`, but it reads less, and says other things of what is wrong.
        with contextlib.suppress(ValueError):
            return from_json(self.data), True
        try:
            return json.loads(self.data.decode("utf-8-sig")), False
        except (ValueError, RecursionError) as error:
            raise InputError(f"the line is not JSON: {error}", code="jsonl-malformed", source=source) from error


@dataclass(frozen=True, slots=True)
class LineInFile:
    """A line of a JSONL file that is read where its page is needed.

    Attributes:
        path: the file, from the root on: another process may work elsewhere.
        start: where the line begins, in bytes.
        size: its bytes.
        whole: those of the file.
    """

    path: str
    start: int
    size: int
    whole: int

    def loaded(self, source: str) -> JsonLine:
        """Read it.

        Raises:
            InputError: it cannot be read, or is not there any more.
        """
        try:
            with Path(self.path).open("rb", buffering=0) as file:
                file.seek(self.start)
                data = file.read(self.size)
        except OSError as error:
            raise unreadable(source, error) from error
        if len(data) < self.size:
            message = "cannot be read: the file was cut off while it was read"
            raise InputError(message, code="input-unreadable", source=source)
        return JsonLine(data)

    def is_here(self) -> bool:
        """Whether this process sees the file, as large as where the line was found."""
        return _has_size(self.path, self.whole)

    def digest(self) -> str:
        """As that of its bytes."""
        return self.loaded(self.path).digest()

    def page(self, source: str) -> RawPage:
        """Read it and decode its page."""
        return self.loaded(source).page(source)


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table, by the names of its columns."""

    values: Mapping[str, Any]

    @property
    def size(self) -> int:
        """How many characters or bytes it holds."""
        return sum(len(value) for value in self.values.values() if isinstance(value, (str, bytes)))

    def loaded(self, _source: str) -> "Cells":
        """The same."""
        return self

    def digest(self) -> str:
        """SHA-256 of the cells."""
        cells = [(key, type(value).__name__, _bytes(value)) for key, value in sorted(self.values.items())]
        return _digest("row", *(part for name, kind, data in cells for part in (f"{name}:{kind}".encode(), data)))

    def page(self, source: str) -> RawPage:
        """The page of the row."""
        return _page_of(self.values, "row", source)


def _has_size(path: str, size: int) -> bool:
    try:
        return Path(path).stat().st_size == size
    except OSError:
        return False


def _digest(what: str, *parts: bytes) -> str:
    """SHA-256 of some bytes, told apart by their lengths."""
    digest = hashlib.sha256(what.encode())
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _page_of(values: Mapping[str, Any], what: str, source: str, *, sound: bool = False) -> RawPage:
    """The page of an object or a row: field ``html``, else, or where it is blank, ``text``; ``url`` where it is there.

    Args:
        values: the fields.
        what: the object or row, for messages.
        source: as in `Raw.page`.
        sound: the texts are sure to hold no half of a surrogate pair; to look for them takes time.
    """
    keys = [key for key in ("html", "text") if isinstance(values.get(key), (str, bytes))]
    key = next((key for key in keys if values[key] and not values[key].isspace()), keys[0] if keys else None)
    if key is None:
        code = "jsonl-no-page" if what == "line" else "row-no-page"
        raise InputError(f"the {what} has no field html or text that holds a page", code=code, source=source)
    url, problems = values.get("url"), []
    if url is not None and not isinstance(url, str):
        shown = json.dumps(url, default=str)
        problems.append(_problem("url-malformed", "url", shown, f"the url of the {what} is no text"))
        url = None
    content = values[key]
    media: Media | None = "html" if key == "html" else None
    if isinstance(content, bytes):
        return PageBytes(content, media or "text", url or None, problems=tuple(problems)).page(source)
    if not sound and (_has_surrogate(content) or (url and _has_surrogate(url))):
        problems.append(_problem("encoding-wrong", None, None, "half of a surrogate pair was read as U+FFFD"))
        content, url = _SURROGATE.sub("\ufffd", content), url and _SURROGATE.sub("\ufffd", url)
    return page_from_text(content, source=source, media=media, url=url or None, problems=tuple(problems))


def _has_surrogate(text: str) -> bool:
    """Whether it holds half of a pair; encoding it tells ten times as fast as looking through it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _problem(code: str, field: str | None, value: str | None, message: str) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, field=field, value=value, message=message)
