"""pubsieve.toml: one is refused with file and key, or gives settings whose values are of their types."""

import tempfile
from pathlib import Path

from pubsieve.settings import load_settings
from schemas.errors import ConfigError


def seeds() -> list[str]:
    return SEEDS


def law(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pubsieve.toml", "pyproject.toml"):
            path = Path(folder, name)
            path.write_text(text, encoding="utf-8", newline="")
            try:
                settings = load_settings(path)
            except ConfigError as refused:
                assert refused.source == str(path), "the error does not name the file"
                assert "\n" not in str(refused), "the error is not one line"
            else:
                assert settings.folder == path.parent.resolve(), "not relative to its file"
                settings.model_dump_json()


SEEDS = [
    'suite = "text"\nchecks = "gx"\nfail-on = "error"\nmax-findings = 3\nselect = ["doi-missing"]\nskip = []\n',
    '[tool.pubsieve]\nsuite = "text"\nprofiles = ["fog.toml"]\nbaseline = "base.json"\nphrases = ["Share this"]\n',
    'extra = ["rules:check"]\nrules = ["rules:drop"]\n[map]\ntitle = "Title"\n[check.doi-missing]\nseverity = "info"\n'
    'mostly = 0.9\n[check.doi-missing.settings]\nsince = 2000\n[limits]\nmax-input-size="64 MB"\nmax-unpack-ratio=9\n'
    "[coverage]\nabstract=0.5\n",
    '[[ignore]]\ncheck = "doi-missing"\nrecord = "pages/old.html"\nreason = "no DOI then"\n'
    '[[ignore]]\ncheck = "title-*"\nreason = "x"\nrecord = "pmid:90000001"\n',
    "limits = {max-input-size = 5}\nfail-on = 'never'\n",
]  # fmt: skip
