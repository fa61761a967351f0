"""CSL-JSON, as Zotero, pandoc and citeproc read it.

Schema: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pubsieve.exports import Record
from pubsieve.exports.dates import numbers
from pubsieve.exports.names import Unique
from pubsieve.exports.people import is_group, parts
from pubsieve.exports.texts import keywords
from pubsieve.work_types import work_of

_SEASONS = {"Spring": 1, "Summer": 2, "Fall": 3, "Winter": 4}


def render(records: Iterable[Record]) -> Iterator[str]:
    """One array, an item a line."""
    ids, comma = Unique(), ""
    yield "["
    for record in records:
        item = {key: value for key, value in _item(record).items() if value}
        yield f"{comma}\n{json.dumps({'id': ids.name(record['id'])} | item, ensure_ascii=False)}"
        comma = ","
    yield "\n]\n"


def _item(record: Record) -> dict[str, Any]:
    return {
        "type": _type(record),
        "title": record["title"],
        "author": [_author(author) for author in record["authors"]],
        "container-title": record["journal_title"] or record["journal"],
        "container-title-short": record["journal"] if record["journal_title"] else None,
        "issued": _date(record["published"]),
        "available-date": _date(record["epub"]),
        "volume": record["volume"],
        "issue": record["issue"],
        "page": record["pages"],
        "ISSN": record["issn"],
        "DOI": record["doi"],
        "PMID": record["pmid"],
        "PMCID": record["pmcid"],
        "URL": record["url"],
        "language": record["language"],
        "keyword": keywords(record["keywords"]),
        "abstract": record["abstract"],
    }


def _type(record: Record) -> str:
    if record["kind"] == "page":
        return "webpage"
    if work := work_of(record):
        return work.csl[0]
    return "article-journal" if record["journal"] or record["journal_title"] else "article"


def _author(author: dict[str, Any]) -> dict[str, str]:
    found = None if is_group(author) else parts(author)
    if found is None:
        return {"literal": author["name"]}
    named = dict(zip(("family", "given", "suffix"), found, strict=True))
    return {key: value for key, value in named.items() if value}


def _date(date: dict[str, Any] | None) -> dict[str, Any] | None:
    if date is None:
        return None
    known = numbers(date)
    if not known:
        return {"literal": date["text"]}
    season = _SEASONS.get(date["season"] or "")
    return {"date-parts": [known]} | ({"season": season} if season else {})
