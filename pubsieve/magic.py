"""What a file is by its first bytes, whatever it is called."""

from schemas.errors import InputError

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
# A zstd file may begin with a frame that is skipped; a .warc.zst holds its dictionary in the one that ends in 5D.
ZSTD_SKIPPED = tuple(bytes([number]) + b"\x2a\x4d\x18" for number in range(0x50, 0x60))
ZIP = b"PK\x03\x04"
_TAR, _TAR_AT = b"ustar", 257

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
