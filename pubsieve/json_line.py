"""One JSON object in one line: what every data file and data stream of pubsieve is made of."""

import json
from collections.abc import Mapping
from typing import Any

# Line ends to some readers of JSON lines, but not to json: escaped, so that one object stays one line for all.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(values: Mapping[str, Any]) -> str:
    """One JSON object in one line, its text readable, without the final line feed."""
    line = json.dumps(values, ensure_ascii=False)
    return line.translate(_LINE_ENDS) if any(end in line for end in "\x85\u2028\u2029") else line
