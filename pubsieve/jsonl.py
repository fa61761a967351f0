"""JSON lines that hold pages."""

import json
from collections.abc import Iterator

from pubsieve.incoming import Incoming, refuse
from pubsieve.raw import JsonLine
from schemas.errors import InputError


def is_json_object(line: bytes) -> bool:
    """Whether a line of unknown content is a JSON object."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def read_jsonl(lines: Iterator[tuple[int, bytes | InputError]], source: str) -> Iterator[Incoming]:
    """The pages of a JSONL file, one a line; a bad line is rejected by itself.

    Args:
        lines: the lines with their numbers, from 1; an error in place of a line that could not be read.
        source: the file, as given.

    Raises:
        InputError: ``input-empty`` where no line holds anything.
    """
    some = False
    for number, line in lines:
        name = f"{source}#{number}"
        if isinstance(line, InputError):
            yield refuse(line, source=name, line=number)
        elif line.strip():
            yield Incoming(name, JsonLine(line), number)
        else:
            continue
        some = True
    if not some:
        raise InputError("is empty: nothing to clean", code="input-empty", source=source)
