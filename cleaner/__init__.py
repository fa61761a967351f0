"""A raw page in, a clean document and its records out."""

from cleaner.clean import clean
from cleaner.document import Block, Document
from cleaner.page import RawPage, page_from_bytes, page_from_text, read_page
from cleaner.user_rules import Rule

__all__ = ["Block", "Document", "RawPage", "Rule", "clean", "page_from_bytes", "page_from_text", "read_page"]
