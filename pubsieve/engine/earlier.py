"""What an earlier run wrote into the output folder and the new one does not: it goes, so that all there is of one run.

Only what the manifest of the earlier run tells of is touched, and only under the names that a run gives.
"""

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pubsieve.exports import FORMS
from pubsieve.sinks import MANIFEST
from pubsieve.sources import EXPORT_MARK, OUTPUT_TEXTS


def remove_exports(out: Path, kept: Collection[str]) -> list[str]:
    """Remove the records of an earlier run in the forms of other tools.

    Args:
        out: the output folder.
        kept: what the new run writes.

    Returns:
        The names of what was removed.
    """
    before, removed = _manifest(out).get("outputs") or {}, []
    for form in FORMS:
        path = out / form.output
        if form.output in kept or form.output not in before:
            continue
        if path.is_dir() and (path / EXPORT_MARK).is_file() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.is_file() and form.kind != "folder":
            path.unlink()
        else:
            continue
        removed.append(form.output)
    return removed


def replace_texts(out: Path, new: Path, old: Path) -> bool:
    """Put the folder of the clean texts in the place of that of an earlier run; what is no text of a run stays.

    Can be done again after it was cut off at any point.

    Args:
        out: the output folder.
        new: the new texts, if there are any.
        old: where the earlier ones are moved to, and nothing is yet; the caller removes them.

    Returns:
        Whether there are none any more.
    """
    target, ours = out / OUTPUT_TEXTS, bool((_manifest(out).get("settings") or {}).get("text"))
    if not old.exists():
        if target.is_dir() and (new.is_dir() or ours):
            target.rename(old)
        else:
            old.mkdir()
    for path in sorted(old.iterdir()):
        place = new if new.is_dir() else target
        if not (ours and path.suffix == ".txt") and not (place / path.name).exists():
            place.mkdir(exist_ok=True)
            path.replace(place / path.name)
    if new.is_dir():
        new.replace(target)
    return any(old.iterdir()) and not target.exists()


def put_back(out: Path, old: Path) -> None:
    """Undo the first step of `replace_texts`, where the run that began it is given up."""
    if old.is_dir() and not (out / OUTPUT_TEXTS).exists() and any(old.iterdir()):
        old.rename(out / OUTPUT_TEXTS)
    shutil.rmtree(old, ignore_errors=True)


def _manifest(out: Path) -> dict[str, Any]:
    """What the earlier run says of itself; nothing where there was none."""
    try:
        found = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
