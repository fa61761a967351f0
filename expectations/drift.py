"""Schema drift: whether the pages of a site, taken together, still are what their profile was made for.

What is judged is a signal that a run makes of the pages of one profile: `pubsieve.drift` watches them.
"""

from expectations.check import Check, Fault
from expectations.values import text, texts, whole
from schemas.finding import Severity

FEWEST = 10  # pages of one profile; fewer may lack anything by chance
_TOLD = 5
_SAYS = {
    "fields": "fields that most pages of this layout state are on hardly any",
    "drops": "rules that act on most pages of this layout act on none, and unknown words repeat in their place",
    "blocks": "words that the profile does not know repeat on most",
}


def schema_drift(signal: object, names: object, pages: object) -> Fault | None:
    """Says a signal of one site, where enough pages show it."""
    listed, count = texts(names), whole(pages) or 0
    if not listed or count < FEWEST:
        return None
    more = f" and {len(listed) - _TOLD} more" if len(listed) > _TOLD else ""
    told = ", ".join(map(repr, listed[:_TOLD])) + more
    return Fault(f"{_SAYS.get(text(signal), text(signal))}, of {count:,} pages: {told}", value=told, column="site")


CHECKS = (
    Check(
        id="schema-drift",
        title="The pages of a site fit the profile that they are read by.",
        why="When a site changes its layout, fields vanish and its frame stays in the text, on every page silently.",
        columns=("signal", "names", "pages"),
        fault=schema_drift,
        severity=Severity.WARNING,
        source="What most pages of a layout have stands in its profile, [drift]; told from ten pages on.",
        good=(("fields", [], 12), ("fields", ["title"], FEWEST - 1)),
        bad=(("fields", ["title"], 12), ("blocks", ["A banner that nobody knows"], FEWEST)),
        over="pages",
    ),
)
