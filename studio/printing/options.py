"""What a person chooses about a printed week."""

from dataclasses import dataclass

from studio.errors import UnknownKey

LAYOUTS = ("P",)
PAPERS = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """Layout, paper and what goes on the page; layout P is the exercise sheet."""

    layout: str = "P"
    paper: str = "A4"
    pictures: bool = True
    log: bool = True
    swaps: bool = True
    first_name_only: bool = True

    def __post_init__(self) -> None:
        """Refuse a layout or paper that nothing can draw."""
        for kind, key, known in (
            ("layout", self.layout, LAYOUTS),
            ("paper", self.paper, PAPERS),
        ):
            if key not in known:
                raise UnknownKey(kind=kind, key=key, near=known)
