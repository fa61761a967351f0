"""The address of a page, also where an archive shows the page under its own."""

import re

# <archive>/<collection>/<time>/<address>, as the Wayback Machine and those like it write it. "id_" and its like behind
# the time ask for the page as it was fetched.
_ARCHIVED = re.compile(
    r"https?://[^/\s]+/(?:[\w.-]+/){0,3}\d{4,14}(?:[a-z]{2}_)?/(?P<scheme>https?):/+(?P<rest>[^/\s]\S*)"
)


def own_address(url: str | None) -> str | None:
    """The page's own address: of ``https://web.archive.org/web/2023/https://example.org/a`` what the archive kept."""
    archived = _ARCHIVED.fullmatch(url) if url else None
    return f"{archived['scheme']}://{archived['rest']}" if archived else url
