"""The files of a task, as a worker gets them: opened where they are, or fetched and removed.

What is on a disk of the machine is opened there. What is elsewhere (``s3a://``, ``hdfs://``,
``https://`` …) is copied to local scratch by Hadoop's own shell, `FsShell`, some files at a time,
and each removed when it was read. Spark's ``binaryFiles`` would need no copy, but gives a file as
one value, three times in memory and no larger than 2 GB; workers in Python have no other way into
the connectors of the cluster. So those connectors, with their credentials, do the reading, and a
worker takes the same memory for an archive of any size.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import sleep
from typing import Union
from xml.sax.saxutils import escape

from glossary.errors import DocumentError, SparkError
from glossary.spark.files import Source, is_remote

#: Files that are fetched by one call of the shell, which takes four seconds of a processor to
#: start, as long as some WET files take to mine.
TOGETHER = 8

#: How often a file is tried that cannot be fetched, and the seconds between: a busy store asks for
#: patience, and a file that is gone stays away.
TRIES, PAUSE = 3, 5.0


def opened(
    sources: Iterable[Source], settings: Mapping[str, str]
) -> Iterator[tuple[Source, Union[Path, DocumentError]]]:
    """Yield for each of *sources* a file of this machine with its content, until the next one is
    asked for; an error for what cannot be fetched.

    *settings* are those of Hadoop that the session was given.
    """
    for few in _chunks(sources):
        if not is_remote(few[0].path):
            yield few[0], Path(few[0].base, few[0].path)
            continue
        with tempfile.TemporaryDirectory(prefix="glossary-fetch-") as scratch:
            folder = Path(scratch, "files")
            folder.mkdir()
            said = _get([source.path for source in few], folder, settings)
            for source in few:
                file = folder / _name(source.path)
                for _ in range(TRIES - 1):
                    if not file.exists():
                        sleep(PAUSE)
                        said = _get([source.path], folder, settings)
                yield source, file if file.exists() else DocumentError(
                    f"{source.path} cannot be fetched ({said}): run it again to try once more")
                file.unlink(missing_ok=True)


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Give files that are here one by one, others by the dozen, of different names."""
    few: list[Source] = []
    for source in sources:
        apart = not is_remote(source.path) or _name(source.path) in {
            _name(other.path) for other in few}
        if few and (apart or len(few) == TOGETHER or not is_remote(few[0].path)):
            yield few
            few = []
        few.append(source)
    if few:
        yield few


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _get(paths: Sequence[str], folder: Path, settings: Mapping[str, str]) -> str:
    """Fetch files into *folder*, each whole or not at all; give what was said."""
    run = subprocess.run(
        _command(paths, folder, settings), env=_environment(str(folder.parent)),
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    lines = run.stderr.decode("utf-8", "replace").strip().splitlines()
    said = [line for line in lines if line.startswith("get: ")] or lines or [""]
    return said[-1].removeprefix("get: ")[:200]


def _command(paths: Sequence[str], to: Path, settings: Mapping[str, str]) -> list[str]:
    config = to.parent / "core-site.xml"  # not on the command line, where all can see keys
    properties = "".join(
        f"<property><name>{escape(name)}</name><value>{escape(value)}</value></property>"
        for name, value in settings.items())
    config.write_text(f"<configuration>{properties}</configuration>", encoding="utf-8")
    shell = Path(home(), "bin", "spark-class.cmd" if os.name == "nt" else "spark-class")
    return [str(shell), "org.apache.hadoop.fs.FsShell", "-conf", str(config), "-get", *paths,
            to.as_uri()]


def _environment(folder: str) -> dict[str, str]:
    """Give the environment of Hadoop's shell, with the connectors that Spark was started with."""
    from pyspark import SparkFiles

    jars = [os.path.join(SparkFiles.getRootDirectory(), "*"), os.path.join(os.getcwd(), "*")]
    given = os.environ.get("SPARK_DIST_CLASSPATH")
    return {
        "HADOOP_CONF_DIR": folder, **os.environ, "SPARK_HOME": home(),
        "SPARK_DIST_CLASSPATH": os.pathsep.join([given, *jars] if given else jars)}


def home() -> str:
    """Give the folder of Spark on this machine. Raises `SparkError` where there is none."""
    given = os.environ.get("SPARK_HOME")
    if given and shutil.which("spark-class", path=os.path.join(given, "bin")):
        return given
    import pyspark

    folder = os.path.dirname(pyspark.__file__)
    if not os.path.isdir(os.path.join(folder, "bin")):
        raise SparkError("there is no Spark on this machine: set SPARK_HOME to its folder")
    return folder
