"""What a file is by how it begins, whatever it is called."""

import json
import re
from typing import TYPE_CHECKING

from schemas.errors import InputError

if TYPE_CHECKING:
    from cleaner.page import RawPage

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
# A zstd file may begin with a frame that is skipped; a .warc.zst holds its dictionary in the one that ends in 5D.
ZSTD_SKIPPED = tuple(bytes([number]) + b"\x2a\x4d\x18" for number in range(0x50, 0x60))
ZIP = b"PK\x03\x04"
_TAR, _TAR_AT = b"ustar", 257
_OPENING = 64  # characters
_RECORDS = {
    "MEDLINE": re.compile(r"\s*+PMID- ?\d{1,8}\s*\n(?:[A-Z]{2,4} *- |\s)"),
    "RIS": re.compile(r"\s*+TY  - [A-Z]{2,6}\s*\n[A-Z][A-Z0-9]  - "),
}

# What people feed in by mistake.
_NO_PAGE = {
    b"%PDF-": "a PDF file: extract its text first",
    ZIP: "a ZIP archive or an Office file: an archive of pages is read where its name ends in .zip",
    ZSTD: "zstd-compressed twice: decompress it first",
    b"BZh91AY": "bzip2-compressed: decompress it first",
    b"\xfd7zXZ\x00": "xz-compressed: decompress it first",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF89a": "a GIF image",
    b"SQLite format 3": "an SQLite database",
}
_CONTAINERS = ((ZIP, "zip"), (b"PK\x05\x06", "zip"), (b"WARC/", "warc"), (b"PAR1", "parquet"))


def refuse_binary(head: bytes, source: str) -> None:
    """Refuse what people feed in by mistake.

    Raises:
        InputError: ``input-binary``.
    """
    for magic, what in _NO_PAGE.items():
        if head.startswith(magic):
            raise InputError(f"is {what}", code="input-binary", source=source)


def container_of(head: bytes) -> str | None:
    """The format of a container of pages that begins so; None for any other file."""
    if head[_TAR_AT:].startswith(_TAR):
        return "tar"
    return next((name for magic, name in _CONTAINERS if head.startswith(magic)), None)


def refuse_other_formats(page: "RawPage") -> None:
    """A file whose name says nothing may be text of a kind that is no page."""
    opening = page.content.lstrip()[:_OPENING]
    if page.media != "html" and opening.startswith("<?xml"):
        raise InputError("is XML, but no web page", code="input-unsupported", source=page.source)
    if opening.startswith(("{", "[")) and _is_json(page.content):
        message = "is JSON: give one object a line (.jsonl) with a field html or text"
        raise InputError(message, code="input-unsupported", source=page.source)


def refuse_records(page: "RawPage") -> None:
    """What reference managers and PubMed's "Save" write is no page, though its name may end in .txt."""
    for form, sign in _RECORDS.items():
        if sign.match(page.content):
            message = f"holds records in the form of {form}, no page: `pubsieve check` and `pubsieve export` read them"
            raise InputError(message, code="input-unsupported", source=page.source)


def _is_json(content: str) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
