"""The console command's front door: are the packages that were imported really ours?

`cleaner`, `schemas` and `expectations` are ordinary words. A folder of that name on `PYTHONPATH`, or another
distribution that installs one, would be imported in place of ours and fail somewhere deep inside, or worse, not fail.
So this module imports nothing but the standard library until it has looked.
"""

import atexit
import gc
import importlib.util
import os
import sys
from pathlib import Path

PACKAGES = ("schemas", "cleaner", "expectations")
_INTERRUPTED = 130


def main() -> None:
    """Run the command line; the exit code is the contract of `pubsieve.cli`."""
    intruders = find_intruders()
    if intruders:
        for name, place in intruders.items():
            sys.stderr.write(_complaint(name, place))
        sys.exit(3)
    try:
        _start_fast()
        from pubsieve.cli import main as run

        run()
    except KeyboardInterrupt:  # Ctrl-C while the command line is imported, or once more at its end
        sys.exit(_INTERRUPTED)


def _start_fast() -> None:
    """Spare a short command what only a long one needs; nothing that it does depends on it."""
    # What is imported stays. To look through it for garbage takes a tenth of the start, and as long again at the end.
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)
    # Else pydantic reads the metadata of every package that is installed, in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def find_intruders() -> dict[str, Path | None]:
    """The packages that do not come from the folder that holds `pubsieve`.

    Returns:
        Package name -> where Python would import it from; None where it is not there at all.
    """
    root = Path(__file__).resolve().parent.parent
    places = {name: _place(name) for name in PACKAGES}
    return {name: place for name, place in places.items() if place is None or place.parent != root}


def _place(name: str) -> Path | None:
    """The folder (or the module file) that `import name` would take."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations))).resolve()
    return Path(spec.origin).resolve() if spec.origin else None


def _complaint(name: str, place: Path | None) -> str:
    if place is None:
        return f"pubsieve: its package '{name}' is missing: the installation is broken, install pubsieve again\n"
    return (
        f"pubsieve: its package '{name}' is hidden by {place}, which is not part of pubsieve. Run the command where "
        "PYTHONPATH does not name that folder, or install pubsieve on its own (pipx install, uv tool install)\n"
    )
