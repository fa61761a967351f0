"""What the documentation site takes from the repository, and what it may not load from elsewhere (hooks of MkDocs)."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
# Pages of the site that stand elsewhere in the repository.
TAKEN = {"index.md": "README.md", "contributing.md": "CONTRIBUTING.md", "changelog.md": "CHANGELOG.md"}
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>(?!https?:|#)[^)#]+)(?P<part>#[^)]*)?\)")
_LOADED = re.compile(
    r"""<(?:script|img|iframe)[^>]*\ssrc=["']?(?:https?:)?//|<link[^>]*\shref=["']?(?:https?:)?//[^>]*>""", re.I
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that stand elsewhere."""
    for name, path in TAKEN.items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point links at the pages of the site; what is a file of the repository only becomes its name."""
    folder = (
        (ROOT / TAKEN[page.file.src_uri]).parent
        if page.file.src_uri in TAKEN
        else Path(config.docs_dir) / page.file.src_uri
    )
    folder = folder if folder.is_dir() else folder.parent

    def relinked(link: re.Match[str]) -> str:
        target = (folder / link["target"]).resolve().relative_to(ROOT).as_posix()
        taken = {path: name for name, path in TAKEN.items()}
        name = taken.get(target, target.removeprefix("docs/"))
        if files.get_file_from_path(name) is None:
            return link["words"] if link["words"] == target else f"{link['words']} (`{target}`)"
        up = "../" * page.file.src_uri.count("/")
        return f"[{link['words']}]({up}{name}{link['part'] or ''})"

    return _LINK.sub(relinked, markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Refuse a page that would load something from another host."""
    if found := _LOADED.search(output):
        raise PluginError(f"{page.file.src_uri}: loads from another host: {found[0]}")
    return output
