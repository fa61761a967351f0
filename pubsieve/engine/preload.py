"""What the processes of the pool need, imported once by the server that they are forked from."""

import pubsieve.engine.child
import pubsieve.engine.page_work  # noqa: F401
from cleaner import clean
from cleaner.page import page_from_bytes

# The built-in profiles, and what is imported at the first page.
for _page in (b"<html><head><meta charset='utf-8'><title>A page</title><body><p>Words.", b"Words of a page."):
    clean(page_from_bytes(_page))
