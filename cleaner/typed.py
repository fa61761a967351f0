"""Lines that are data of a record by their form, on whatever page: never furniture, however often they repeat."""

from cleaner.document import Block
from cleaner.lines import Role, line_role, read_author_line
from cleaner.vocabulary import CHECK_TAGS
from schemas.dates import is_date
from schemas.identifiers import find_identifiers

_DATA: frozenset[Role] = frozenset(
    (
        "citation",
        "citation-rest",
        "short-citation",
        "identifiers",
        "type",
        "language",
        "no-authors",
        "no-abstract",
        "keywords",
    )
)
_TERMS = CHECK_TAGS | {"journal article"}  # the type of most records, which PubMed's pages leave out
_LONGEST_FIELD = 600  # characters; longer is prose, which may mention anything
_FEWEST_NAMES = 2  # "Contact Us" is written like one name


def is_typed(block: Block) -> bool:
    """Whether a block states a field: an identifier, a citation, a date, authors, a publication type or MeSH check tag.

    A single name is told from a menu's entry ("Contact Us") by nothing and does not count.
    """
    if block.field is not None:
        return True
    if len(block.text) > _LONGEST_FIELD:
        return False
    return (
        line_role(block) in _DATA
        or block.key.strip("* ") in _TERMS
        or is_date(block.text.rpartition(": ")[2])
        or len(read_author_line(block.text)) >= _FEWEST_NAMES
        or bool(find_identifiers(block.text))
    )
