"""Partial dates, as NLM prints them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class PartialDate(BaseModel):
    """A date of publication that may lack its day or month.

    Attributes:
        text: as printed, e.g. ``1998 Dec 31-1999 Jan 6``.
        year: of the start of the period.
        month: 1-12, of the start of the period.
        day: 1-31, of the start of the period.
        season: ``Winter``, ``Spring``, ``Summer`` or ``Fall``, as NLM names them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    season: str | None = None
