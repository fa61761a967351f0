"""Inputs on a command line -> the files that they mean, one at a time: folders are walked, never listed whole."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pubsieve.globbing import expand_glob, is_pattern, unreadable_folder
from pubsieve.sources import (
    EXPORT_MARK,
    GX_MARK,
    OUTPUT_TEXTS,
    PAGES,
    SIGNS,
    STDIN,
    Cause,
    Located,
    Skipped,
    Wanted,
    display,
    format_of,
)
from schemas.errors import ConfigError, InputError


def locate(
    inputs: Sequence[str], skipped: Skipped, outputs: frozenset[str] = frozenset(), wanted: Wanted = PAGES
) -> Iterator[Located | InputError]:
    """Expand the inputs, in the order given; of a folder its files by name, then its folders by name.

    Memory: the names in one folder at a time and those of the folders still to come (some 80 bytes a name), one path
    for each file that was named or matched a pattern, and one for each link to a file; nothing for what was walked.

    Args:
        inputs: files, folders, glob patterns and ``-``.
        skipped: is filled while the iterator runs.
        outputs: real paths of the files and folders that the run will write.
        wanted: which files of a folder are read.

    Raises:
        ConfigError: ``output-is-input``: the run would overwrite one of its inputs.

    Yields:
        One `Located` a file, and an `InputError` for each input that names nothing: ``input-missing``,
        ``input-unreadable`` or ``input-no-pages`` (a folder without one readable page).
    """
    locator = _Locator(skipped, outputs, wanted)
    for given in inputs:
        locator.refuse_overwriting(given)
    for given in inputs:
        yield from locator.expand(given)


@dataclass(slots=True)
class _Locator:
    """Knows what was read already, without keeping a path for every file of a folder."""

    skipped: Skipped
    outputs: frozenset[str]
    wanted: Wanted
    _single: set[str] = field(default_factory=set)
    _roots: list[str] = field(default_factory=list)

    def refuse_overwriting(self, given: str) -> None:
        """Say before the run, not in the middle of it, that it would overwrite this input."""
        real = os.path.realpath(given)
        for output in self.outputs if given != STDIN else ():
            if os.path.isfile(output) and (real == output or self._walk_reads(real, output)):
                raise _overwritten(output)
            if os.path.isdir(output) and (real == output or real.startswith(os.path.join(output, ""))):
                raise _overwritten(display(given))

    def expand(self, given: str) -> Iterator[Located | InputError]:
        """The files that one input means."""
        if given == STDIN:
            if self._is_new(STDIN, STDIN):
                yield Located(STDIN, None, None)
        elif os.path.isdir(given):
            yield from self._walk(given)
        elif not os.path.lexists(given) and is_pattern(given):
            yield from self._matches(given)
        else:
            yield from self._named(given)

    def _matches(self, pattern: str) -> Iterator[Located | InputError]:
        found = False
        for match in expand_glob(pattern):
            found = True
            if isinstance(match, InputError):
                yield match
            elif not os.path.isdir(match):
                yield from self._named(match)
            elif "**" not in pattern:  # that pattern names the files of the folder by itself
                yield from self._walk(match)
        if not found:
            yield InputError("matches no file", code="input-missing", source=display(pattern))

    def _named(self, given: str) -> Iterator[Located | InputError]:
        if not os.path.lexists(given):
            yield InputError("there is no such file or folder", code="input-missing", source=display(given))
        elif self._is_new(os.path.realpath(given), display(Path(given))):
            path = Path(given)
            yield Located(display(path), path, format_of(path.name, self.wanted.formats))

    def _is_new(self, real: str, name: str) -> bool:
        """Whether a file that stands for itself, by its name or as the end of a link, is not read yet."""
        if real in self.outputs:
            raise _overwritten(name)
        if real in self._single or any(self._walk_reads(root, real) for root in self._roots):
            self.skipped.add(Cause.REPEATED, name)
            return False
        self._single.add(real)
        return True

    def _walk_reads(self, root: str, real: str) -> bool:
        """Whether the walk of the folder `root` reads the file `real`; both are real paths."""
        if not real.startswith(os.path.join(root, "")):
            return False
        inner = os.path.relpath(real, root).split(os.sep)
        if any(name.startswith(".") for name in inner) or format_of(inner[-1], self.wanted.formats) is None:
            return False
        above = root
        for depth, name in enumerate(inner, start=1):
            own = name in self.wanted.own if depth == len(inner) else name == OUTPUT_TEXTS
            if own and all(os.path.lexists(os.path.join(above, sign)) for sign in SIGNS):
                return False
            above = os.path.join(above, name)
            if _made_by_tools(above):
                return False
        return True

    def _walk(self, given: str) -> Iterator[Located | InputError]:
        """The files of a folder that are read; hidden files, other suffixes and our own output left out."""
        before, root = tuple(self._roots), os.path.realpath(given)
        self._roots.append(root)
        found, pending = False, [given]
        while pending:
            folder = pending.pop()
            try:
                listed = self._list(folder)
            except OSError as error:
                found = True
                yield unreadable_folder(folder, error)
                continue
            pending.extend(os.path.join(folder, name) for name in reversed(listed.folders))
            real, above = os.path.realpath(folder), Path(folder)
            for name in listed.files:  # of which there may be millions
                path = above / name
                format_ = format_of(name, self.wanted.formats)
                if format_ is None:
                    self._skip(Cause.UNKNOWN, path)
                    continue
                found = True
                if self._is_first(path, os.path.join(real, name), before, is_link=name in listed.links):
                    yield Located(display(path), path, format_)
        if not found:
            known = " ".join(self.wanted.formats)
            message = f"holds no {self.wanted.what} ({known}, each also .gz and .zst)"
            yield InputError(message, code=self.wanted.code, source=display(Path(given)))

    def _is_first(self, path: Path, real: str, before: Sequence[str], *, is_link: bool) -> bool:
        """Whether a file of a folder is not read otherwise: a link within a folder gives way to the file itself."""
        if is_link:  # one that leads nowhere is told when it is opened
            return not path.exists() or self._is_new(os.path.realpath(path), display(path))
        if real in self.outputs:
            self._skip(Cause.OWN_OUTPUT, path)
            return False
        if real in self._single or any(self._walk_reads(root, real) for root in before):
            self._skip(Cause.REPEATED, path)
            return False
        return True

    def _list(self, folder: str) -> "_Listed":
        """The names in a folder that are read or followed, sorted; what is left out is counted."""
        listed = _Listed()
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    self._sort_in(entry, listed)
        if all(name in listed.files for name in SIGNS):
            self._skip(Cause.OWN_OUTPUT, folder)
            listed.folders = [name for name in listed.folders if name != OUTPUT_TEXTS]
            listed.files = [name for name in listed.files if name not in self.wanted.own]
        listed.files.sort()
        listed.folders.sort()
        return listed

    def _skip(self, cause: Cause, path: str | Path) -> None:
        self.skipped.add(cause, display(Path(path)))

    def _sort_in(self, entry: "os.DirEntry[str]", listed: "_Listed") -> None:
        if entry.is_symlink():
            if os.path.isdir(entry.path):
                self._skip(Cause.FOLDER_LINK, entry.path)
            elif os.path.exists(entry.path) and not os.path.isfile(entry.path):
                self._skip(Cause.SPECIAL, entry.path)
            else:
                listed.files.append(entry.name)
                listed.links.add(entry.name)
        elif entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) in self.outputs:
                self._skip(Cause.OWN_OUTPUT, entry.path)
            elif cause := _made_by_tools(entry.path):
                self._skip(cause, entry.path)
            else:
                listed.folders.append(entry.name)
        elif entry.is_file(follow_symlinks=False):
            listed.files.append(entry.name)
        else:
            self._skip(Cause.SPECIAL, entry.path)


@dataclass(slots=True)
class _Listed:
    """The names in one folder."""

    files: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    folders: list[str] = field(default_factory=list)


def _made_by_tools(folder: str) -> Cause | None:
    """Why a folder within a folder is not read, by what stands in it."""
    if os.path.lexists(os.path.join(folder, EXPORT_MARK)):
        return Cause.OWN_OUTPUT
    return Cause.GX_PROJECT if os.path.lexists(os.path.join(folder, GX_MARK)) else None


def _overwritten(name: str) -> ConfigError:
    message = "is an input and would be overwritten: choose another output"
    return ConfigError(message, code="output-is-input", source=name)
