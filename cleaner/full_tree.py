"""What the selectors of a full-text layout cannot read: the parts of its abstract, notes in its citation (HTML)."""

from collections.abc import Sequence

from cleaner.abstract_text import is_known_label
from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.full_text_head import is_identifiers, read_identifiers
from cleaner.layout import ItemSelectors, Layout
from cleaner.manuscript import split_final_form
from cleaner.sections import is_keywords_label, read_abstract


def read_full_tree(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """Read what the selectors of a full-text layout cannot: notes in the citation, identifiers.

    Args:
        draft: the words that the selectors found; takes the others.
        blocks: the page's blocks.
        layout: the page's layout.
    """
    note, citation = split_final_form(draft.one.get("citation", ""))
    if note:
        draft.notices.append(("other", note))
        draft.one["citation"] = citation
    for block in blocks:
        if block.rule is None and not block.field and is_identifiers(block):
            read_identifiers(draft, block)


def read_abstract_parts(draft: Draft, blocks: Sequence[Block], layout: Layout) -> None:
    """The one of the page's abstracts whose heading says so, else the first; highlights and the like are others.

    Only where the layout points at the elements that hold them whole (`ItemField.inline`).
    """
    spec = layout.fields.get("abstract")
    if not isinstance(spec, ItemSelectors) or not spec.inline:
        return
    parts: list[list[Block]] = []
    top = 0
    for block in (block for block in blocks if block.field == "abstract" and block.rule is None):
        block.field = None
        begins = block.kind == "heading" and block.level <= top
        inner = is_keywords_label(block.text) or (
            is_known_label(block) and bool(parts) and _is_label(parts[-1][0], layout)
        )
        if not parts or (begins and not inner):
            parts.append([])
            top = block.level if block.kind == "heading" else 0
        parts[-1].append(block)
    named = [part for part in parts if _is_abstract(part[0], layout)]
    for part in (named or parts)[:1]:
        own = part[0].kind == "heading" and (named or part[0].level == top) and not _is_label(part[0], layout)
        heading = 1 if own else 0
        read_abstract(draft, part[heading:])


def _is_label(heading: Block, layout: Layout) -> bool:
    """Whether an abstract that has no heading of its own begins with this one, the label of its first paragraph."""
    return heading.kind == "heading" and is_known_label(heading) and not _is_abstract(heading, layout)


def _is_abstract(heading: Block, layout: Layout) -> bool:
    section = layout.section_for(heading.key)
    return section is not None and section[0].field == "abstract"
