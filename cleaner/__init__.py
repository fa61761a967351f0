"""A raw page in, a clean document and its records out."""

from cleaner.clean import clean
from cleaner.document import Block, Document
from cleaner.page import RawPage, page_from_bytes, page_from_text, read_page

__all__ = ["Block", "Document", "RawPage", "clean", "page_from_bytes", "page_from_text", "read_page"]
