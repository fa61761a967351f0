"""Which records changed since a commit: asked of git, line by line where the format has lines."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pubsieve.records.row import Row
from schemas.errors import ConfigError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in one file.

    Attributes:
        whole: all of it: a new file, or one whose changes git cannot tell line by line.
        added: first and last line of each changed stretch.
        cut: the lines behind which something was taken away.
    """

    whole: bool = False
    added: tuple[tuple[int, int], ...] = ()
    cut: tuple[int, ...] = ()

    def touch(self, row: Row) -> bool:
        """Whether a record changed; of a record without known lines, whether its file did."""
        if self.whole or row.line is None or row.last is None:
            return self.whole or bool(self.added or self.cut)
        first, last = row.line, row.last
        changed = any(start <= last and end >= first for start, end in self.added)
        changed = changed or any(start <= (row.head or 0) <= end for start, end in self.added)
        return changed or any(first <= line < last for line in self.cut)


class Changed:
    """What changed since a commit, or, on a branch, since it left that commit's history.

    Args:
        ref: a commit, branch or tag.

    Raises:
        ConfigError: ``git-failed``: git is not there, or does not know the commit, or this is no checkout.
    """

    def __init__(self, ref: str) -> None:
        commit = _git(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{ref}^{{commit}}",
            what=f"git knows no commit {ref!r}",
        )
        self._since = (_try_git("merge-base", commit.strip(), "HEAD") or commit).strip()
        self._files: dict[str, Changes] = {}

    def touches(self, row: Row) -> bool:
        """Whether a record changed."""
        source = row.record["source"]
        if source not in self._files:
            self._files[source] = self._of(source)
        return self._files[source].touch(row)

    def _of(self, source: str) -> Changes:
        if source == "-":
            raise ConfigError("--only-changed needs files: standard input has no history", code="git-failed")
        path = Path(source)
        folder, name = str(path.parent), path.name
        if _try_git("-C", folder, "ls-files", "--error-unmatch", "--", name) is None:
            return Changes(whole=True)
        options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--unified=0")
        diff = _git("-C", folder, "diff", *options, self._since, "--", name, what=f"git cannot compare {source}")
        if "\nBinary files " in diff:
            return Changes(whole=True)
        added, cut = [], []
        for match in _HUNK.finditer(diff):
            start, size = int(match[1]), int(match[2] or 1)
            if size:
                added.append((start, start + size - 1))
            else:
                cut.append(start)
        return Changes(added=tuple(added), cut=tuple(cut))


def _git(*arguments: str, what: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (no shell; the one free argument stands behind --end-of-options)
            ["git", *arguments],  # noqa: S607
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigError(f"--only-changed: git cannot be run: {error}", code="git-failed") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = f" ({said[0]})" if said else ""
        raise ConfigError(f"--only-changed: {what}{detail}", code="git-failed")
    return done.stdout.decode("utf-8", "replace")


def _try_git(*arguments: str) -> str | None:
    try:
        return _git(*arguments, what="")
    except ConfigError:
        return None
