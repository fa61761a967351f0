"""HTML -> a tree of what a reader of the page may see."""

from lxml import etree
from lxml.etree import _Element

from cleaner.prettified import is_prettified, join_prettified
from schemas.errors import InputError

# Never shown as text: what stands inside is no part of the page's words.
UNSHOWN = ("script", "style", "template", "svg")
_IN_LINE = frozenset(("display-inline", "display-inline-block"))  # of USWDS: designsystem.digital.gov/utilities/display


def parse_tree(content: str, source: str) -> _Element:
    """Parse a page, however broken; what is never shown as text is taken out.

    Raises:
        InputError: as `parse_source` does.
    """
    return parse_source(content.encode("utf-8", "replace"), source)


def parse_source(content: bytes, source: str) -> _Element:
    """Parse a page in UTF-8.

    Raises:
        InputError: ``html-unreadable`` where not even one element can be made of it; ``html-too-deep`` where its
            elements are nested so deep that the parser gave up and the rest of the page would be lost in silence.
    """
    # huge_tree raises the parser's limit of nesting from 256 elements to 2,048.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"cannot be read as HTML: {error}", code="html-unreadable", source=source) from error
    if root is None:
        raise InputError("cannot be read as HTML: no element in it", code="html-unreadable", source=source)
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log.filter_from_fatals()):
        raise InputError("nests its elements too deep to be read whole", code="html-too-deep", source=source)
    etree.strip_elements(root, *UNSHOWN, with_tail=False)
    if b"data-email=" in content:
        _show_addresses(root)
    if b"display-inline" in content:
        _join_lines(root)
    if is_prettified(content):
        join_prettified(root)
    return root


def _join_lines(root: _Element) -> None:
    """Take paragraphs that a style shows within a line as part of it: behind a mark, or before the rest of the line."""
    for element in root.iter("p", "div"):
        if _IN_LINE.isdisjoint((element.get("class") or "").split()):
            continue
        before = element.getprevious()
        if before is not None and before.tag == "sup" and not (before.tail or "").strip():
            element.tag, element.text = "span", f" {element.text or ''}"
        elif (element.tail or "").strip():
            element.tag = "span"


def _show_addresses(root: _Element) -> None:
    """Turn the addresses that PMC writes backwards, for its scripts to turn, as they are shown."""
    for link in root.iter("a"):
        written = link.get("data-email")
        if written and written == link.text:
            link.text = written[::-1]
