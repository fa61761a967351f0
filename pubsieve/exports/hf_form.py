"""A Hugging Face dataset: Parquet files and a card, as `datasets.load_dataset` takes the folder.

The card: https://huggingface.co/docs/hub/datasets-cards
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import pyarrow as arrow

from pubsieve.exports import Record
from pubsieve.exports.arrow import record_schema, write_table

_SHARD = 50_000  # records of a file
_SIZES = ((1000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10**7, "1M<n<10M"))
_LARGEST = "n>10M"


def write(records: Iterable[Record], folder: Path) -> None:
    """Fill a folder with the Parquet files and the card."""
    data = folder / "data"
    data.mkdir()
    written = [write_table(shard, data / f"{number}.part") for number, shard in enumerate(_shards(iter(records)))]
    for number in range(len(written)):
        (data / f"{number}.part").rename(data / f"train-{number:05}-of-{len(written):05}.parquet")
    (folder / "README.md").write_text(_card(*map(sum, zip(*written, strict=True))), encoding="utf-8")


def _shards(records: Iterator[Record]) -> Iterator[Iterator[Record]]:
    """The records of each file; where there is none at all, one file without any."""
    first = next(records, None)
    if first is None:
        yield iter(())
    while first is not None:
        yield chain([first], islice(records, _SHARD - 1))
        first = next(records, None)


def _card(count: int, size: int) -> str:
    schema = record_schema()
    category = next((name for most, name in _SIZES if count < most), _LARGEST)
    features = "\n".join(_feature(field, "  ") for field in schema)
    columns = "\n".join(f"| `{field.name}` | {field.type} |" for field in schema)
    return _CARD.format(category=category, size=size, features=features, count=count, columns=columns)


def _feature(field: arrow.Field, indent: str) -> str:
    """A column in the words of the card; a list is named by what it holds."""
    kind, name = field.type, f"{indent}- name: {field.name}\n"
    if arrow.types.is_list(kind):
        if arrow.types.is_struct(kind.value_type):
            return f"{name}{indent}  list:\n{_features(kind.value_type, indent)}"
        return f"{name}{indent}  sequence: {kind.value_type}"
    if arrow.types.is_struct(kind):
        return f"{name}{indent}  struct:\n{_features(kind, indent)}"
    return f"{name}{indent}  dtype: {kind}"


def _features(struct: arrow.StructType, indent: str) -> str:
    return "\n".join(_feature(field, indent + "  ") for field in struct)


_CARD = """\
---
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*.parquet
dataset_info:
  features:
{features}
  splits:
  - name: train
    num_bytes: {size}
    num_examples: {count}
size_categories:
- {category}
tags:
- bibliography
---

# Bibliographic records

{count:,} records, cleaned, read and validated by pubsieve from scraped pages. What was wrong with a record, and what of
it could not be read, stands in its `problems`. The rights in abstracts and texts stay with those who hold them.

```python
from datasets import load_dataset

records = load_dataset("path/to/this/folder", split="train")
```

| column | type |
|---|---|
{columns}
"""
