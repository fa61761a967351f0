"""Which layout a page has."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from cleaner.index import Index
from cleaner.layout import Layout


@dataclass(frozen=True, slots=True)
class Layouts:
    """All layouts, ready to be asked which of them a page has.

    Attributes:
        known: those of certain sites, the first to be asked in front.
        general: those of the pages that have none of them.
        cutting: those of the known ones of whose pages parts are cut out before they are parsed.
    """

    known: tuple[Layout, ...]
    general: tuple[Layout, ...]
    cutting: tuple[Layout, ...]

    @classmethod
    def of(cls, layouts: Sequence[Layout]) -> "Layouts":
        """The layouts in the order in which they are to be asked."""
        return cls(
            tuple(layout for layout in layouts if layout.profile.priority >= 0),
            tuple(layout for layout in layouts if layout.profile.priority < 0),
            tuple(layout for layout in layouts if layout.profile.cut),
        )

    def of_tree(self, index: Index, url: str | None) -> Layout:
        """The layout of an HTML page."""
        return self._choose(lambda layout: layout.fits_tree(index), url)

    def of_lines(self, keys: Collection[str], url: str | None) -> Layout:
        """The layout of a text page with these lines, folded and all different."""
        return self._choose(lambda layout: layout.fits_lines(keys), url)

    def _choose(self, fits: Callable[[Layout], bool], url: str | None) -> Layout:
        """The layout that the page's structure proves, else the one of its address, else the general one."""
        proved = next(filter(fits, self.known), None)
        proved = proved or next((layout for layout in self.known if layout.fits_address(url)), None)
        return proved or next(filter(fits, self.general), self.general[-1])
