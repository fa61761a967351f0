"""The caller's own rules and phrases: marked like the built-in ones, under ids that begin with ``user:``."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from cleaner.choice import Layouts
from cleaner.document import Block
from cleaner.fold import fold
from cleaner.layout import Layout, first_words
from cleaner.layouts import load_layouts
from schemas.errors import ConfigError, InputError

Rule = Callable[[list[Block]], Iterable[tuple[Block, str]]]
"""A rule of the caller's own: it is given all blocks of a page, in order, and gives those that are to go, with why.

Its id is ``user:`` with its attribute `id` where it has one, else its ``__name__``.
"""

PHRASE_RULE = "user:phrase"
REASONS = {PHRASE_RULE: "a phrase of the caller's own that is no content"}
_ID = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8)
def layouts_with(profiles: tuple[Path, ...], phrases: tuple[str, ...]) -> Layouts:
    """All layouts; each knows the caller's phrases: whole lines, and sentences that lines may break.

    Raises:
        ConfigError: a profile is invalid, or a phrase has no letter or figure (``phrase-empty``).
    """
    folded = tuple(map(fold, phrases))
    if empty := [phrase for phrase, key in zip(phrases, folded, strict=True) if not any(map(str.isalnum, key))]:
        raise ConfigError(f"the phrase {empty[0]!r} has neither letter nor figure", code="phrase-empty")
    layouts = load_layouts(*profiles)
    return Layouts.of([_with_phrases(layout, folded) for layout in layouts] if phrases else layouts)


def _with_phrases(layout: Layout, phrases: tuple[str, ...]) -> Layout:
    return replace(
        layout,
        lines=dict.fromkeys(phrases, PHRASE_RULE) | dict(layout.lines),
        phrases=(*layout.phrases, *((phrase, PHRASE_RULE) for phrase in phrases)),
        phrase_starts=layout.phrase_starts | set(map(first_words, phrases)),
    )


def rule_id(rule: Rule) -> str:
    """The id of a rule, e.g. ``user:drop-adverts`` for a function ``drop_adverts``."""
    named = getattr(rule, "id", None) or getattr(rule, "__name__", None) or type(rule).__name__
    return f"user:{_ID.sub('-', str(named).casefold()).strip('-') or 'rule'}"


def mark_by_rules(blocks: list[Block], layout: Layout, rules: Sequence[Rule], source: str) -> Layout:
    """Mark what the caller's rules name and no other rule has removed before.

    Args:
        blocks: all blocks of the page; `rule` is set here.
        layout: the page's layout.
        rules: asked in their order.
        source: the page's, for messages.

    Returns:
        The layout with the reasons of the rules that acted; different reasons of one rule are parted by semicolons.

    Raises:
        InputError: ``rule-failed`` where a rule raises, or gives anything but blocks of the page with a reason.
    """
    if not rules:
        return layout
    reasons: dict[str, dict[str, None]] = {}
    own = set(map(id, blocks))
    for rule in rules:
        name = rule_id(rule)
        try:
            for block, why in rule(list(blocks)):
                if id(block) not in own or not isinstance(why, str) or not why:
                    raise TypeError(f"a rule gives blocks of the page, each with a reason, not {block!r:.80}, {why!r}")
                if block.rule is None:
                    block.rule = name
                    reasons.setdefault(name, {})[why] = None
        except (Exception, SystemExit) as error:  # whatever a function of the caller's own raises
            message = f"the rule {name} failed: {type(error).__name__}: {error}"
            raise InputError(message, code="rule-failed", source=source) from error
    said = {name: "; ".join(whys) for name, whys in reasons.items()}
    return replace(layout, reasons={**layout.reasons, **said}) if said else layout
