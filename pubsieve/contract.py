"""The JSON Schema of the record that `pubsieve run` writes."""

from typing import Any

from schemas.article import Article

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    r"""The schema of one line of records.jsonl.

    Every key is required, as a written record always has them all. Python's end of string, ``\z``, is ``$`` in the
    regular expressions of JSON Schema, where it never lets a final line feed pass.
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
            key: value.replace(r"\z", "$") if key == "pattern" and isinstance(value, str) else _portable(value)
            for key, value in node.items()
        }
    return [_portable(item) for item in node] if isinstance(node, list) else node
