"""The files of a run, as the driver finds them: on a disk, or by the connectors of Hadoop."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from glossary.documents import find_documents
from glossary.documents.formats import is_known
from glossary.errors import DocumentError

#: The ending of tables of texts.
TABLE = ".parquet"

_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]+:/")
_WILD = re.compile("[*?{[]")


class Source(NamedTuple):
    """A file of a run: its place in the order, its path as it is shown, its bytes (0: not known),
    whether it is a table of texts, and the folder from which the driver sees it."""

    number: int
    path: str
    size: int
    is_table: bool
    base: str = ""


def is_remote(path: str) -> bool:
    """Tell whether a path is for Hadoop rather than for this machine.

    >>> is_remote('s3a://bucket/a.warc.gz'), is_remote('file:///a.warc'), is_remote('C:/a.warc')
    (True, False, False)
    """
    return bool(_SCHEME.match(path)) and not path.startswith("file:")


def find(paths: Sequence[str], spark: Any) -> list[Source]:
    """Give the files that *paths* name, each once, in their order; folders and patterns sorted.

    *spark* is the session. Raises `DocumentError` for a path that leads nowhere.
    """
    found: dict[str, Source] = {}
    base = os.getcwd()
    for path in paths:
        for file, size in _found(path, spark):
            found.setdefault(file, Source(len(found), file, size, file.endswith(TABLE), base))
    return list(found.values())


def _found(path: str, spark: Any) -> Iterable[tuple[str, int]]:
    if path.rstrip("/").endswith(TABLE):
        return [(file, 0) for file in _parts(path.rstrip("/"), spark)]
    return _listed(path, spark) if is_remote(path) else _here(path)


def _here(path: str) -> list[tuple[str, int]]:
    if path.startswith("file:"):
        path = re.sub("^file:/*", "/", path)
    if path == "-":
        raise DocumentError("- is a stream, which only one process can read: name a file")
    matches = sorted(glob.glob(path)) if _WILD.search(path) and not os.path.lexists(path) else []
    return [(str(file), file.stat().st_size if file.is_file() else 0)
            for file in find_documents(matches or [path])]


def _parts(path: str, spark: Any) -> list[str]:
    """Give the files of a table."""
    told = is_remote(path) or path.startswith("file:")
    try:
        table = spark.read.parquet(path if told else f"file://{os.path.abspath(path)}")
        return sorted(map(unquote, table.inputFiles()))
    except Exception as error:  # Py4J's errors have Java's classes
        raise DocumentError(f"{path} cannot be read ({reason(error)}): is it Parquet?") from error


def _listed(path: str, spark: Any) -> list[tuple[str, int]]:
    """Give the files of a path of Hadoop, with their sizes, by its connectors."""
    hadoop = spark._jvm.org.apache.hadoop.fs
    try:
        at = hadoop.Path(path)
        system = at.getFileSystem(spark._jsc.hadoopConfiguration())
        if path.startswith(("http:", "https:")):  # of which there is no list
            return [(path, 0)]
        found = []
        for status in system.globStatus(at) or ():
            if status.isFile():
                found.append((status.getPath().toString(), status.getLen()))
            else:
                found += _walked(system, status.getPath())
    except Exception as error:
        raise DocumentError(f"{path} cannot be listed ({reason(error)})") from error
    if not found:
        raise DocumentError(f"{path} does not exist, or holds no document: check the spelling")
    return sorted(found)


def _walked(system: Any, folder: Any) -> Iterator[tuple[str, int]]:
    every = system.listFiles(folder, True)
    while every.hasNext():
        status = every.next()
        name = status.getPath().getName()
        if is_known(name) and not name.startswith((".", "_")):
            yield status.getPath().toString(), status.getLen()


def reason(error: BaseException) -> str:
    """Give what an error of Spark says, without where in Java it was raised.

    >>> reason(ValueError('no such file\\n at java.lang'))
    'no such file'
    """
    java = getattr(error, "java_exception", None)
    said = str(java.getMessage() if java is not None else error).strip() or type(error).__name__
    return " ".join(said.splitlines()[0].split())[:200]


def groups(sources: Sequence[Source], most: int) -> list[tuple[Source, ...]]:
    """Give *sources* as tasks, in order: large files by themselves, small ones by the dozen.

    A task has no more bytes than a *most*-th part of all, so that there is one for everybody; of
    files whose size is not known, no more of them.

    >>> sources = [Source(n, f'{n}.warc', 10, False) for n in range(5)]
    >>> [len(group) for group in groups(sources, 2)]
    [2, 2, 1]
    """
    room = sum(source.size for source in sources) / max(most, 1)
    many = len(sources) / max(most, 1)
    found: list[list[Source]] = []
    held = 0
    for source in sources:
        is_full = found and (
            held + source.size > room if source.size else len(found[-1]) + 1 > many)
        if not found or is_full:
            found.append([])
            held = 0
        found[-1].append(source)
        held += source.size
    return [tuple(group) for group in found]
