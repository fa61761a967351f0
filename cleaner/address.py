"""The address of a page, also where an archive shows the page under its own."""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

# <archive>/<collection>/<time>/<address>, as the Wayback Machine and those like it write it. "id_" and its like behind
# the time ask for the page as it was fetched.
_ARCHIVED = re.compile(
    r"https?://[^/\s]+/(?:[\w.-]+/){0,3}\d{4,14}(?:[a-z]{2}_)?/(?P<scheme>https?):/+(?P<rest>[^/\s]\S*)"
)


def own_address(url: str | None) -> str | None:
    """The page's own address: of ``https://web.archive.org/web/2023/https://example.org/a`` what the archive kept."""
    archived = _ARCHIVED.fullmatch(url) if url else None
    return f"{archived['scheme']}://{archived['rest']}" if archived else url


def stated_address(url: str, hosts: Sequence[str]) -> str | None:
    """The address that a page states of itself; one without a host is on that of its site, where the site has just one.

    Args:
        url: as stated.
        hosts: those of the site, a path behind them or not.

    Returns:
        The address; None where it stays without a host.
    """
    known = hosts[0].partition("/")[0] if len(hosts) == 1 else ""
    try:
        whole = urljoin(f"https://{known}/", url) if known and not known.startswith(".") else url
    except ValueError:  # an address that no browser could follow either
        return None
    return own_address(whole) if "://" in whole else None
