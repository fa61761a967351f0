"""One JSON object in one line: what every data file and data stream of pubsieve is made of."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

# Line ends to some readers of JSON lines, but not to json: escaped, so that one object stays one line for all.
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(values: Mapping[str, Any]) -> str:
    """One JSON object in one line, its text readable, without the final line feed."""
    line = _ENCODE(values)
    return line.translate(_LINE_ENDS) if any(end in line for end in "\x85\u2028\u2029") else line


def lines_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Objects as the lines of a file."""
    return "".join(json_line(row) + "\n" for row in rows).encode()
