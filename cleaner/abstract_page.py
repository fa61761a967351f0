"""The lines of a page that shows one abstract, perhaps with a title, labelled values and a translation."""

from collections.abc import Sequence

from cleaner.document import Block
from cleaner.draft import Draft
from cleaner.labels import read_labels
from cleaner.layout import Layout
from cleaner.lines import ends_sentence
from cleaner.record_starts import part_by_headings
from cleaner.sections import read_abstract, read_section

_RETRACTED = ("[retracted]", "retracted:", "retracted article:")


def read_abstract_page(blocks: Sequence[Block], layout: Layout) -> Draft:
    """Read the one record of such a page: its labels first, then its sections, then what stands above them.

    Args:
        blocks: the page's lines; `rule` and `field` are set here.
        layout: the page's layout.
    """
    draft = Draft()
    read_labels(draft, blocks, layout)
    above, bodies = part_by_headings(blocks, layout)
    head = [block for block in above if block.key and block.rule is None and block.field is None]
    if head and not ends_sentence(head[0].text):
        draft.put_line("title", head[0])
        if head[0].key.startswith(_RETRACTED):
            draft.notices.append(("retraction", head[0].text))
    for body in bodies:
        read_section(draft, *body)
    if "abstract" not in draft.lists:
        read_abstract(draft, [block for block in head if ends_sentence(block.text)])
    return draft
