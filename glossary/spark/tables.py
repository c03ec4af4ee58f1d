"""Tables of texts, in Parquet: a row is a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from glossary.errors import SparkError
from glossary.spark.files import Source

#: The columns of a table; the first must be there.
TEXT = ("text", "path", "url", "title", "date")


def texts(spark: Any, batch: Sequence[Source]) -> Any:
    """Give the texts of tables with their places in the order."""
    from pyspark.sql import functions

    paths = [source.path for source in batch]
    table = spark.read.option("mergeSchema", True).parquet(*paths)
    if "text" not in table.columns:
        raise SparkError(f"{paths[0]} has no column text: it has {', '.join(table.columns)}")
    columns = [
        functions.col(name).cast("string").alias(name) if name in table.columns
        else functions.lit(None).cast("string").alias(name) for name in TEXT]
    numbers = {source.path: source.number for source in batch}
    order = spark.createDataFrame(
        [(_end(file), numbers[unquote(file)]) for file in table.inputFiles()],
        "source string, file bigint")
    # Spark gives the address of a file with one slash or three before its path.
    path = functions.regexp_replace("_metadata.file_path", "^[a-z0-9]+:/+", "")
    number = functions.col("_metadata.row_index").alias("number")
    placed = table.select(path.alias("source"), number, *columns)
    return placed.join(functions.broadcast(order), "source").select("file", "number", *TEXT)


def _end(address: str) -> str:
    """Give an address without what stands before the machine, or the path.

    >>> _end('file:///a/b.parquet'), _end('s3a://bucket/b.parquet')
    ('a/b.parquet', 'bucket/b.parquet')
    """
    return re.sub("^[a-z0-9]+:/+", "", address)
