"""An HTTP response as a WARC file keeps it: head and body as they came over the wire, chunked and compressed."""

import io
import re
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any, cast

from cleaner.page import Media, RawPage
from pubsieve.containers.content_encoding import decode_content, is_encoded
from pubsieve.limits import Limits
from pubsieve.raw import PageBytes
from pubsieve.sources import Cause
from schemas.errors import InputError
from schemas.finding import Problem, Severity

_VERSION = re.compile(rb"\AHTTP/\d(?:\.\d)?(?= )")  # HTTP/2 has no text form, but crawlers write one
_CHUNK_HEAD = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")
_OK = 200
_MEDIA: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}


class _Wire:
    """What `HTTPResponse` takes for a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: Any) -> io.BytesIO:
        return io.BytesIO(self._data)


@dataclass(frozen=True, slots=True)
class EncodedBytes:
    """The bytes of a page with the content encodings of its answer, undone where the page is needed.

    Attributes:
        body: the page, its data still encoded.
        encodings: the header ``Content-Encoding``.
        limits: how large the decoded data may be.
    """

    body: PageBytes
    encodings: str
    limits: Limits

    @property
    def size(self) -> int:
        """How many bytes it holds, encoded."""
        return self.body.size

    def loaded(self, _source: str) -> PageBytes:
        """Decode it; what is cut off has the problem ``page-truncated``.

        Raises:
            InputError: ``input-unsupported``, ``input-extra-missing`` or ``input-too-large``.
        """
        data, whole = decode_content(self.body.data, self.encodings, self.limits)
        return replace(self.body, data=data, problems=self.body.problems if whole else (_TRUNCATED,))

    def digest(self) -> str:
        """As that of its decoded bytes."""
        return self.loaded("").digest()

    def page(self, source: str) -> RawPage:
        """Decode it, and its text."""
        return self.loaded(source).page(source)


def read_response(block: bytes, url: str, limits: Limits, *, truncated: bool) -> PageBytes | EncodedBytes | Cause:
    """The page that a server answered with.

    Args:
        block: status line, headers and body.
        url: the address that was asked.
        limits: how large the decoded body may be.
        truncated: whether the crawler cut the body off.

    Returns:
        The page, or why the answer holds none. A body that is cut off is a page with the problem ``page-truncated``.

    Raises:
        InputError: ``input-http``: it is no HTTP response.
    """
    response = HTTPResponse(cast(Any, _Wire(_VERSION.sub(b"HTTP/1.1", block, count=1))))
    try:
        response.begin()
    except (HTTPException, ValueError) as error:
        raise InputError("holds no HTTP response", code="input-http") from error
    if response.status != _OK:
        return Cause.HTTP_STATUS
    media = _MEDIA.get(response.headers.get_content_type()) if "content-type" in response.headers else None
    if media is None:
        return Cause.HTTP_TYPE
    body, whole = _body(response)
    problems = () if whole and not truncated else (_TRUNCATED,)
    page = PageBytes(body, media, url, response.headers.get_content_charset(), problems)
    encodings = response.headers.get("content-encoding", "")
    return EncodedBytes(page, encodings, limits) if is_encoded(encodings) else page


def _body(response: HTTPResponse) -> tuple[bytes, bool]:
    """The body without its chunks, and whether it is whole; many are stored without chunks, whatever the head says."""
    assert response.fp is not None
    if response.chunked and not _CHUNK_HEAD.match(cast(io.BytesIO, response.fp).getvalue(), response.fp.tell()):
        return response.fp.read(), True
    response.length = None  # of the body as it was sent, not always as it is stored
    try:
        return response.read(), True
    except IncompleteRead as error:
        return error.partial, False


_TRUNCATED = Problem(
    code="page-truncated",
    severity=Severity.WARNING,
    message="the page was cut off where it was crawled: what stood behind is missing",
)
