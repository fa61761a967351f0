"""The order of the steps, nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Literal

from cleaner.address import own_address, stated_address
from cleaner.archive import REASONS as ARCHIVE_REASONS
from cleaner.article_shape import tell_article
from cleaner.book import REASONS as BOOK_REASONS
from cleaner.browser_signs import REASONS as BROWSER_REASONS
from cleaner.choice import Layouts
from cleaner.document import Block, Document, render_text
from cleaner.draft import Draft
from cleaner.export import export_starts
from cleaner.fragments import join_fragments
from cleaner.front_matter import REASONS as FRONT_REASONS
from cleaner.front_matter import put_entries
from cleaner.full_text_people import REASONS as PEOPLE_REASONS
from cleaner.full_tree import read_abstract_parts, read_full_tree
from cleaner.generic import REASONS as GENERIC_REASONS
from cleaner.generic import keep_something, mark_generic, mark_headline, page_title
from cleaner.head import REASONS as HEAD_REASONS
from cleaner.html_blocks import REASONS as HTML_REASONS
from cleaner.html_blocks import tree_blocks
from cleaner.html_fields import read_fields
from cleaner.index import Index
from cleaner.join import cut_numbers, cut_tails, join_labels, unwrap
from cleaner.layout import Layout
from cleaner.mark import REASONS as MARK_REASONS
from cleaner.mark import mark_fragment, mark_lines, mark_page_lines, mark_phrases, read_notices
from cleaner.one_line import cut_lines
from cleaner.page import RawPage, page_of
from cleaner.parse_text import REASONS as TEXT_REASONS
from cleaner.parse_text import looks_like_markdown, text_blocks
from cleaner.plain_html import ShownText, is_recorded, may_be_recorded
from cleaner.record import finish
from cleaner.repeats import REASONS as REPEAT_REASONS
from cleaner.sections import read_sections
from cleaner.shape import REASONS as SHAPE_REASONS
from cleaner.shape import hold, mark_orphans, tell_parts
from cleaner.text_frame import REASONS as FRAME_REASONS
from cleaner.text_frame import is_frame, read_frame
from cleaner.text_record import read_records
from cleaner.tree import read_tree
from cleaner.unglued import cut_headings
from cleaner.user_rules import REASONS as USER_REASONS
from cleaner.user_rules import Rule, layouts_with, mark_by_rules

_REASONS = {
    **MARK_REASONS,
    **FRONT_REASONS,
    **ARCHIVE_REASONS,
    **TEXT_REASONS,
    **FRAME_REASONS,
    **BROWSER_REASONS,
    **HTML_REASONS,
    **HEAD_REASONS,
    **BOOK_REASONS,
    **PEOPLE_REASONS,
    **REPEAT_REASONS,
    **GENERIC_REASONS,
    **SHAPE_REASONS,
    **USER_REASONS,
}


def clean(
    page: RawPage | str | bytes | Path,
    *,
    profiles: Sequence[str | Path] = (),
    rules: Sequence[Rule] = (),
    phrases: Sequence[str] = (),
) -> Document:
    """Clean one page and read its records. The same page gives the same document, whatever was cleaned before.

    Args:
        page: the page; its text as a str, its bytes, or the path of its file.
        profiles: profile files of the caller's own, asked before the built-in ones of the same priority.
        rules: rules of the caller's own, see `cleaner.user_rules.Rule`. They are asked before the record's sections
            and lines are read, so that what they remove is in no record, save for fields that selectors read.
        phrases: lines and sentences that are no content: a line goes where one is the line, or several cover it.

    Returns:
        The document: every block of the page, kept or removed by a named rule, and its records.

    Raises:
        InputError: the page cannot be read as what it says it is, or a rule of the caller's own failed on it.
        ConfigError: a profile file is invalid, or a phrase is empty.
    """
    page = page_of(page)
    if (url := own_address(page.url)) != page.url:
        page = replace(page, url=url)
    layouts = layouts_with(tuple(map(Path, profiles)), tuple(phrases))
    return _clean_html(page, layouts, rules) if page.media == "html" else _clean_text(page, layouts, rules)


def _clean_html(page: RawPage, layouts: Layouts, rules: Sequence[Rule]) -> Document:
    tree = read_tree(page, layouts, whole=bool(rules))
    index, layout, drops = tree.index, tree.layout, tree.drops
    draft, places = read_fields(index, layout.fields, drops)
    if stated := draft.one.pop("url", None):
        page = replace(page, url=page.url or stated_address(stated, layout.profile.hosts))
    items = layout.items(index)
    drafts = [draft]
    if items:
        read = [read_fields(Index(item), layout.record_fields, drops) for item in items]
        drafts, places = [one for one, _ in read], dict(chain.from_iterable(found.items() for _, found in read))
    if layout.profile.one_article:
        drops, content = tell_article(index, drops, list(layout.roots(index, ())), layout.shares)
    elif layout.profile.by_shape:
        drops, content = tell_parts(index, drops, layout.roots(index, ()), layout.shares)
    else:
        content = layout.content(index, drops)
    if layout.profile.by_shape and draft.is_record:
        drops, content = hold(drops, content, (element for element, key in places.items() if key == "abstract"))
    blocks = tree_blocks(index.root, drops, places, content, items, layout.kinds(index), tree.unread)
    if layout in layouts.general and may_be_recorded(blocks) and (plain := _clean_plain(page, index, layouts, rules)):
        return plain
    blocks = join_labels(blocks, layout)
    layout = mark_by_rules(blocks, layout, rules, page.source)
    parts = _parts(blocks, len(items)) if items else [blocks]
    for one, part in zip(drafts, parts, strict=True):
        read_abstract_parts(one, part, layout)
        if layout.profile.form == "full-text":
            read_full_tree(one, part, layout)
        read_notices(one, part, layout)
        read_sections(one, part, layout)
    mark_lines(blocks, layout)
    mark_phrases(blocks, layout)
    records = [(one, part) for one, part in zip(drafts, parts, strict=True) if one.is_record]
    if layout.profile.form == "page":
        records = []
    if layout.profile.by_shape and len(records) == 1 and "title" not in draft.one:
        draft.put("title", page_title(blocks) or "", "")  # its metadata may say no more than the DOI
    return _document(page, layout, blocks, records)


def _clean_plain(page: RawPage, index: Index, layouts: Layouts, rules: Sequence[Rule]) -> Document | None:
    """An HTML page whose elements prove no layout, read by the lines that it shows; None where they are no record."""
    shown = ShownText.of(index.root)
    document = _clean_text(replace(page, content=shown.text, media="text"), layouts, rules)
    forms = {layout.id: layout.profile.form for layout in layouts.known}
    form = forms.get(document.profile)
    return shown.placed(document, page) if form and is_recorded(document, form) else None


def _parts(blocks: Sequence[Block], count: int) -> list[list[Block]]:
    """The blocks of each record of a page of several."""
    parts: list[list[Block]] = [[] for _ in range(count)]
    for block in blocks:
        if block.record:
            parts[block.record - 1].append(block)
    return parts


def _clean_text(page: RawPage, layouts: Layouts, rules: Sequence[Rule]) -> Document:
    markdown = page.media == "markdown" or looks_like_markdown(page.content)
    lines = text_blocks(page.content, markdown=markdown)
    stated, entries = read_frame(lines)
    if stated and not page.url:
        page = replace(page, url=stated)
    frame = [block for block in lines if block.rule and is_frame(block)]
    blocks = [block for block in lines if not is_frame(block)] if frame else lines
    blocks = unwrap(blocks if markdown else cut_lines(blocks, page.content, layouts.known), page.content)
    keys = dict.fromkeys(block.key for block in blocks)
    layout = layouts.of_lines(keys, page.url)
    blocks = cut_tails(blocks, page.content, layout)
    if layout.profile.numbered and not export_starts(blocks):
        blocks = cut_numbers(blocks, page.content)
    blocks = join_labels(join_fragments(cut_headings(blocks, page.content, layout), layout), layout)
    layout = mark_by_rules(blocks, layout, rules, page.source)
    mark_lines(blocks, layout)
    mark_phrases(blocks, layout)
    mark_fragment(blocks, layout)
    records = read_records(blocks, layout)
    if entries and len(records) == 1:
        put_entries(records[0][0], entries)
    return _document(page, layout, sorted((*frame, *blocks), key=attrgetter("start")) if frame else blocks, records)


def _document(
    page: RawPage, layout: Layout, blocks: list[Block], records: Sequence[tuple[Draft, list[Block]]]
) -> Document:
    whole = bool(records) and not (layout.profile.form == "full-text" and records[0][0].is_part)
    kind: Literal["article", "page"] = "article" if whole else "page"
    if not whole:
        mark_page_lines(blocks, layout)
    if not records:
        mark_generic(blocks)
        if layout.profile.one_article:
            mark_headline(blocks)
        mark_orphans(blocks)
        if layout.profile.by_shape:
            keep_something(blocks, layout.shares)
        draft = Draft()
        draft.put("title", page_title(blocks, below=layout.profile.title_above) or "", "")
        records = [(draft, blocks)]
    used = {block.rule for block in blocks if block.rule}
    reasons = {rule: why for known in (_REASONS, layout.reasons) for rule, why in known.items() if rule in used}
    document = Document(page, layout.site, kind, blocks, reasons, profile=layout.id, _drafts=records)
    for number, (draft, part) in enumerate(records, 1):
        source = f"{page.source}#{number}" if len(records) > 1 else page.source
        text = render_text(part)
        document.articles.append(finish(draft, page, source=source, site=layout.site, kind=kind, text=text))
        page = replace(page, problems=())  # those of the page are told once
        document.cited += draft.lists.get("references", ())
    return document
