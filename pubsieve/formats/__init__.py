"""The forms in which `pubsieve check` tells what it found: one module a form, named in `FORMATS`."""

from collections.abc import Callable
from importlib import import_module

from pubsieve.checking.outcome import Outcome

FORMATS = ("text", "json", "jsonl", "junit", "sarif", "github", "gitlab", "markdown", "html")


def renderer(name: str) -> Callable[[Outcome], str]:
    """The function that writes an outcome in a form; only its module is imported."""
    found: Callable[[Outcome], str] = import_module(f"pubsieve.formats.{name}_form").render
    return found
