"""Profile files -> layouts: inherited parts merged, selectors parsed, lines indexed."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.fold import fold
from cleaner.layout import ItemSelectors, Layout, OneSelectors, first_words
from cleaner.names import NameWords
from cleaner.patterns import LinePatterns, compiled
from cleaner.profile import SiteProfile, read_profile
from cleaner.profile_fields import ItemField, OneField
from cleaner.selector import Selector
from schemas.errors import ConfigError

# Selectors of an ItemField.
_PARTS = (
    "holding",
    "name",
    "marks",
    "marks_behind",
    "orcid",
    "affiliation",
    "key",
    "key_before",
    "label",
    "label_before",
)
_BUILT_IN = Path(__file__).parent / "profiles"


@lru_cache(maxsize=8)
def load_layouts(*extra: Path) -> tuple[Layout, ...]:
    """All layouts, the first to be asked first: the built-in ones and those of `extra` profile files.

    Raises:
        ConfigError: a profile is invalid; the message names file and key.
    """
    files = [*sorted(_BUILT_IN.rglob("*.toml")), *extra]
    profiles = {(profile := read_profile(path)).id: (profile, path) for path in files}
    profiles |= {name: (_variant(profile, path, profiles), path) for name, (profile, path) in profiles.items()}
    own = [profile for profile, path in profiles.values() if path in extra]
    own_first = sorted(profiles.values(), key=lambda one: one[1] not in extra)  # faults are told of these, too
    layouts = [_compile(_cutting(profile, own), path, profiles, proved=not extra) for profile, path in own_first]
    return tuple(sorted(layouts, key=lambda layout: -layout.profile.priority))


def _cutting(profile: SiteProfile, own: Iterable[SiteProfile]) -> SiteProfile:
    """A profile; without its cut where one of the caller's own is asked before, which may know its pages by that."""
    before = any(other is not profile and other.priority >= profile.priority for other in own)
    return profile.model_copy(update={"cut": None}) if before else profile


def _variant(profile: SiteProfile, path: Path, known: Mapping[str, tuple[SiteProfile, Path]]) -> SiteProfile:
    """A variant with all keys of its base that it does not set; drops, sections and fields come by extending it."""
    if profile.variant_of is None:
        return profile
    if profile.variant_of not in known or profile.variant_of == profile.id:
        message = f"variant_of: there is no other profile {profile.variant_of!r}"
        raise ConfigError(message, code="profile-invalid", source=str(path))
    base = known[profile.variant_of][0]
    extended = ("drop", "section", "fields", "headings", "notice", "stated", "drift", "cut", "one_line")
    own = {key: getattr(profile, key) for key in (*profile.model_fields_set, *extended, "hosts", "fingerprint")}
    return base.model_copy(update=own | {"extends": (base.id, *profile.extends)})


def _compile(
    profile: SiteProfile, path: Path, known: Mapping[str, tuple[SiteProfile, Path]], *, proved: bool
) -> Layout:
    """A layout; its expressions are tried where they are not `proved`, as those built in are by the tests."""
    try:
        layout = _layout(profile, [known[base][0] for base in (*_bases(profile, known), *profile.uses)])
        if not proved:
            prove(layout)
        return layout
    except KeyError as error:
        message = f"extends: there is no profile {error}"
    except ConfigError as error:
        message = error.message
    except re.error as error:
        message = f"the expression {error.pattern!r} cannot be read: {error}"
    except (OverflowError, RecursionError) as error:
        message = f"an expression cannot be read: {error}"
    raise ConfigError(message, code="profile-invalid", source=str(path))


def _bases(
    profile: SiteProfile, known: Mapping[str, tuple[SiteProfile, Path]], heirs: tuple[str, ...] = ()
) -> list[str]:
    """Ids of all profiles that this one takes over from, near ones first."""
    heirs = (*heirs, profile.id)
    bases: list[str] = []
    for base in profile.extends:
        if base in heirs:
            raise ConfigError(f"extends: {base!r} would extend itself", code="profile-invalid")
        bases += [base, *_bases(known[base][0], known, heirs)]
    return list(dict.fromkeys(bases))


def _layout(profile: SiteProfile, bases: Iterable[SiteProfile]) -> Layout:
    family = [profile, *bases]
    drops = [(drop, f"{owner.id}:{drop.id}") for owner in family for drop in owner.drop]
    sections = [(section, f"{owner.id}:{section.id}") for owner in family for section in owner.section]
    own = profile.fingerprint
    reasons = {rule: drop.why for drop, rule in reversed(drops)}
    reasons |= {rule: section.why for section, rule in reversed(sections)}
    reasons |= {f"{profile.id}:{label.id}": label.why for label in profile.label}
    if profile.before_record:
        reasons[f"{profile.id}:before-record"] = profile.before_record
    fields = {name: spec for owner in reversed(family) for name, spec in owner.fields.items()}
    headings = {fold(line): (part, rule) for part, rule in reversed(sections) for line in part.headings}
    return Layout(
        profile=profile,
        reasons=reasons,
        fingerprint=_selectors(own.html),
        unless=_selectors(mark for mark in own.unless if mark.startswith(("#", ".", "["))),
        known_lines=frozenset(map(fold, own.lines)),
        known_patterns=LinePatterns.of((pattern, None) for pattern in own.patterns),
        opening=LinePatterns.of((pattern, None) for pattern in own.opening),
        unless_lines=frozenset(fold(mark) for mark in own.unless if not mark.startswith(("#", ".", "["))),
        root=_selectors(profile.root),
        css=tuple((Selector.parse(css), rule) for drop, rule in drops for css in drop.css),
        names=NameWords.of({name: rule for drop, rule in reversed(drops) for name in drop.names}),
        captions=NameWords.of(dict.fromkeys(profile.captions, True)),
        lines={fold(line): rule for drop, rule in reversed(drops) for line in (*drop.phrases, *drop.lines)},
        patterns=LinePatterns.of(
            (pattern, rule) for drop, rule in drops for pattern in drop.patterns if not drop.only_pages
        ),
        page_patterns=LinePatterns.of(
            (pattern, rule) for drop, rule in drops for pattern in drop.patterns if drop.only_pages
        ),
        heading_items=tuple((Selector.parse(css), level) for owner in family for css, level in owner.headings.items()),
        notices=LinePatterns.of(
            (one, notice.kind) for owner in family for notice in owner.notice for one in notice.patterns
        ),
        stated=tuple(pattern for owner in family for pattern in owner.stated),
        phrases=tuple((fold(phrase), rule) for drop, rule in drops for phrase in drop.phrases),
        headings=headings,
        inline_headings={line: found for line, found in headings.items() if found[0].inline},
        heading_patterns=LinePatterns.of((source, (part, rule)) for part, rule in sections for source in part.patterns),
        phrase_starts=frozenset(first_words(fold(phrase)) for drop, _ in drops for phrase in drop.phrases),
        fields={name: _field(spec) for name, spec in fields.items()},
        inside_record=frozenset(rule for drop, rule in drops if drop.inside_record),
        menus=frozenset(rule for drop, rule in drops if drop.menu),
        shares={rule: drop.share for drop, rule in drops},
        tails=tuple((rf"(?:{tail})\s*$", rule) for drop, rule in drops for tail in drop.tails),
        record_items=_selectors(profile.records.item if profile.records else ()),
        record_fields={name: _field(spec) for name, spec in profile.records.fields.items()} if profile.records else {},
    )


def prove(layout: Layout) -> None:
    """Compile all expressions of a layout, so that their faults are told.

    Raises:
        re.error: an expression cannot be read.
    """
    found = (
        layout.known_patterns,
        layout.opening,
        layout.patterns,
        layout.page_patterns,
        layout.heading_patterns,
        layout.notices,
    )
    lines: tuple[LinePatterns[Any], ...] = found
    for patterns in lines:
        for source in (*patterns.any_of.values(), *(source for source, _ in patterns.each)):
            compiled(source)
    labels = (pattern for label in layout.profile.label for pattern in label.patterns)
    fields = (spec.pattern for spec in layout.fields.values() if isinstance(spec, OneSelectors) and spec.pattern)
    for source in (*layout.profile.title_above, *labels, *fields, *layout.stated, *(tail for tail, _ in layout.tails)):
        compiled(source, re.I)
    if form := layout.profile.one_line:
        for source in form.expressions():
            compiled(source, re.S)


def _field(spec: tuple[str, ...] | OneField | ItemField) -> OneSelectors | ItemSelectors:
    if isinstance(spec, tuple):
        return OneSelectors(_selectors(spec))
    if isinstance(spec, OneField):
        return OneSelectors(_selectors(spec.css), _selectors(spec.without), spec.pattern)
    one = {part: Selector.parse(css) if (css := getattr(spec, part)) else None for part in _PARTS}
    items, length = _selectors(spec.item), spec.longest
    return ItemSelectors(items, **one, prefix=spec.prefix, split=spec.split, inline=spec.inline, longest=length)


def _selectors(sources: Iterable[str]) -> tuple[Selector, ...]:
    return tuple(map(Selector.parse, sources))
