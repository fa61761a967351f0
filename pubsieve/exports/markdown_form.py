"""Markdown: one file a record, its data as YAML front matter, its title, abstract and text below: for notes and RAG."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pubsieve.exports import Record
from pubsieve.exports.names import Unique, digest, slug

# In double quotes YAML takes what JSON does, but for these, which it wants escaped (https://yaml.org/spec/1.2.2/#57-escaped-characters).
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BELOW = ("title", "abstract", "text")


def write(records: Iterable[Record], folder: Path) -> None:
    """Write a file for each record into a folder; it is named after the record's id."""
    names = Unique()
    for record in records:
        name = names.name(slug(record["id"]) or digest(record["id"]))
        (folder / f"{name}.md").write_text(page_of(record), encoding="utf-8", newline="\n")


def page_of(record: Record) -> str:
    """One record as a page of Markdown."""
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in _front(record))
    body = "\n\n".join(_body(record))
    return f"---\n{front}---\n\n{body}\n"


def _front(record: Record) -> Iterator[tuple[str, Any]]:
    """The keys of the record that have a value, but for the texts, which stand below."""
    for key, value in record.items():
        if key == "title" or (key not in _BELOW and value not in (None, [], "")):
            yield key, value


def _yaml(value: Any) -> str:
    """A value as JSON, which is YAML."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _body(record: Record) -> Iterator[str]:
    if record["title"]:
        yield f"# {' '.join(record['title'].split())}"
    if record["abstract"]:
        yield f"## Abstract\n\n{record['abstract']}"
    if record["text"]:
        yield f"## Text\n\n{record['text']}"
