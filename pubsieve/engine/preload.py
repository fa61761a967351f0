"""What the processes of the pool need, imported once by the server that they are forked from."""

import pubsieve.engine.child
import pubsieve.engine.page_work  # noqa: F401
