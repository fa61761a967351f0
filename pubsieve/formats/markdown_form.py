"""Markdown, for a job summary or a comment on a change."""

import re

from pubsieve.checking.outcome import Outcome, count
from pubsieve.formats.text_form import grouped, place, said, worst
from pubsieve.printable import printable

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&@$])")
_FIRST = re.compile(r"^(\d*)([-+=.)])")  # what would begin a list or a heading
_MENTION = re.compile(r"\\([@#])(?=\w)")  # of a person or an issue, which forges find even where it is escaped
_SHOWN = 50


def render(outcome: Outcome) -> str:
    """The report as Markdown."""
    lines = [f"## pubsieve: {outcome.verdict}", "", _figures(outcome), ""]
    groups = grouped(outcome.new)
    if groups:
        lines += ["| check | severity | findings |", "|---|---|---:|"]
        lines += [f"| {_plain(check)} | {worst(found).value} | {len(found):,} |" for check, found in groups]
        lines += ["", "| place | record | check | what is wrong |", "|---|---|---|---|"]
        shown = [found for _, group in groups for found in group][:_SHOWN]
        lines += [
            f"| {_plain(place(found))} | {_plain(found.record)} | {found.check} | {_plain(said(found))} |"
            for found in shown
        ]
        more = len(outcome.new) - len(shown)
        lines += ["", f"… and {count(more, 'more finding')}."] if more else []
    if outcome.refused or outcome.errors:
        lines += ["", "Not processed:", ""]
        lines += [f"- {_plain(refused.place)}: {_plain(refused.reason)}" for refused in outcome.refused[:_SHOWN]]
        lines += [f"- {_plain(error.message)}" for error in outcome.errors[:_SHOWN]]
    return "\n".join(lines)


def _figures(outcome: Outcome) -> str:
    unchanged = f" ({outcome.unchanged:,} unchanged)" if outcome.unchanged else ""
    return (
        f"{count(outcome.records, 'record')}{unchanged} in {count(len(outcome.files), 'file')}, "
        f"{count(len(outcome.new), 'finding')}, {len(outcome.refused):,} rejected."
    )


def _plain(text: str) -> str:
    """Text of a record that Markdown takes for nothing but text, in one line."""
    escaped = _SIGNS.sub(r"\\\1", printable(" ".join(text.split())))
    return _MENTION.sub(r"\1&#8203;", _FIRST.sub(r"\1\\\2", escaped))
