"""The JSON Schema of the record that `pubsieve run` writes."""

from typing import Any

from schemas.article import Article

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    r"""The schema of one line of records.jsonl.

    Every key is required, as a written record always has them all. The end of a string, ``\z``, is written as ``$`` for
    JSON Schema, whose dialect lacks the former; validators in Python need the look-ahead to refuse a final line feed.
    """
    schema = Article.model_json_schema(mode="serialization")
    for model in (schema, *schema.get("$defs", {}).values()):
        if model.get("type") == "object":
            model["required"] = list(model["properties"])
    portable: dict[str, Any] = _portable(schema)
    return {"$schema": DIALECT, "title": "pubsieve record"} | {k: v for k, v in portable.items() if k != "title"}


def _portable(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: value.replace(r"\z", r"$(?!\n)") if key == "pattern" and isinstance(value, str) else _portable(value)
            for key, value in node.items()
        }
    return [_portable(item) for item in node] if isinstance(node, list) else node
