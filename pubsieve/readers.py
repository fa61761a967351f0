"""A located file -> the pages in it. Whatever is no page becomes a rejection with its reason; the rest goes on."""

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from cleaner.page import Media, RawPage, page_from_bytes
from pubsieve.incoming import Incoming, refuse
from pubsieve.jsonl import is_json_object, read_jsonl
from pubsieve.opening import lines_of, open_located, refuse_binary, unreadable
from pubsieve.sources import Located, Skipped, locate
from schemas.errors import InputError

_SNIFFED = 64


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
            with open_located(found) as stream:
                yield from _pages(found, stream)
        except InputError as error:
            yield refuse(error)
        except OSError as error:
            yield refuse(unreadable(found.source, error))


def _pages(found: Located, stream: BinaryIO) -> Iterator[Incoming]:
    lines = enumerate(lines_of(stream, found.source), start=1)
    if found.format == "jsonl":
        yield from read_jsonl(lines, found.source)
        return
    head: list[bytes] = []
    if found.format is None:
        for _, line in lines:
            head.append(line)
            if line.strip():
                break
        if head and is_json_object(head[-1]):
            yield from read_jsonl(itertools.chain([(len(head), head[-1])], lines), found.source)
            return
    data = b"".join(itertools.chain(head, (line for _, line in lines)))
    refuse_binary(data, found.source)  # once more: it may have been compressed
    page = page_from_bytes(data, source=found.source, media=cast("Media | None", found.format))
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
