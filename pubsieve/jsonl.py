"""JSON lines that hold pages."""

import json
import re
from collections.abc import Iterator
from typing import Any

from cleaner.page import Media, RawPage, page_from_text
from pubsieve.incoming import Incoming, refuse
from schemas.errors import InputError
from schemas.finding import Problem, Severity

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def is_json_object(line: bytes) -> bool:
    """Whether a line of unknown content is a JSON object."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def read_jsonl(lines: Iterator[tuple[int, bytes]], source: str) -> Iterator[Incoming]:
    """The pages of a JSONL file, one a line; a bad line is rejected by itself.

    Args:
        lines: the lines with their numbers, from 1.
        source: the file, as given.

    Raises:
        InputError: ``input-empty`` where no line holds anything.
    """
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
