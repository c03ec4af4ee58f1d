"""The folder of a run: its parts are Parquet, on a disk or wherever Hadoop reaches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from glossary.errors import SparkError
from glossary.spark.columns import schema
from glossary.spark.files import is_remote
from glossary.spark.rows import Row

#: The mark that Spark puts into a folder when all of it is written.
_DONE = "_SUCCESS"


class Folder:
    """Where the results of a run are: on a disk, or wherever Hadoop reaches."""

    def __init__(self, spark: Any, path: str) -> None:
        self._spark = spark
        here = Path(os.path.abspath(path)).as_posix()
        self.path = path.rstrip("/") if is_remote(path) else f"file://{here}"
        self._jvm = spark._jvm.org.apache.hadoop.fs
        self._system = self._jvm.Path(self.path).getFileSystem(spark._jsc.hadoopConfiguration())

    def at(self, name: str) -> str:
        """Give the path of a part."""
        return f"{self.path}/{name}"

    def has(self, name: str) -> bool:
        """Tell whether a part is done."""
        return bool(self._system.exists(self._jvm.Path(f"{self.at(name)}/{_DONE}")))

    def claim(self, signature: str) -> None:
        """Note whose results the folder holds. Raises `SparkError` where it is another run's."""
        path = self._jvm.Path(self.at("plan.json"))
        if self._system.exists(path):
            if self._spark.read.text(self.at("plan.json")).first()[0] != signature:
                raise SparkError(f"{self.path} holds the results of another run, of other files or "
                                 "settings: name another folder, or remove this one")
            return
        stream = self._system.create(path)
        stream.write(bytearray(signature.encode()))
        stream.close()

    def rows(self, *names: str, kind: type = Row) -> Any:
        """Give the rows of parts as a table."""
        return self._spark.read.schema(schema(kind)).parquet(*map(self.at, names))

    def keep(self, rows: Any, kind: type, name: str) -> None:
        """Keep *rows*, plain tuples on the machines, as a part."""
        table = self._spark.createDataFrame(rows, schema(kind), verifySchema=False)
        table.write.mode("overwrite").parquet(self.at(name))
