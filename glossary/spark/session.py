"""The session of Spark: on this machine quiet and closed to the net, on a cluster as it was set."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import glossary
from glossary.errors import SparkError
from glossary.spark.files import reason

#: The master that is used where none is named: all processors of this machine.
HERE = "local[*]"

NO_PYSPARK = "Spark is missing: pip install 'kozh-glossary[spark]'"
NO_JAVA = ("Spark needs Java 17 or later: install it, or set JAVA_HOME to its folder; "
           "'kozh-glossary[spark]' brings all else")

#: What a worker raised on purpose, in the trace that Spark makes of it.
_OURS = re.compile(r"^(?:aligner|glossary)\.errors\.\w+: (.+)$", re.MULTILINE)

_LOG4J = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %m%n
"""


@contextmanager
def session(master: str | None = None, conf: dict[str, str] | None = None) -> Iterator[Any]:
    """Start Spark, and end it with the block; where a session is active, take that.

    *master* is Spark's address; None: that of SPARK_MASTER, else `HERE`. *conf* are settings of
    Spark. Raises `SparkError` where Spark or Java is missing, and for what Spark says later.
    """
    _check()
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    with tempfile.TemporaryDirectory(prefix="glossary-spark-") as folder:
        with _gateway(Path(folder), _conf(master, conf or {}, Path(folder))) as (gateway, settings):
            from pyspark import SparkConf, SparkContext

            with explained():
                options = SparkConf(_jvm=gateway.jvm)
                options.setAll(list(settings.items()))
                context = SparkContext(conf=options, gateway=gateway)
            try:
                if str(context.master).startswith("local"):
                    context.pythonExec = sys.executable
                context.setLogLevel("ERROR")
                yield SparkSession(context)
            finally:
                context.stop()


@contextmanager
def explained() -> Iterator[None]:
    """Say what Spark raises in a line, as `SparkError`; what a worker said on purpose as it is."""
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        found = _OURS.search(str(error))
        raise SparkError(found[1] if found else f"Spark gave up: {reason(error)}") from error


def _check() -> None:
    try:
        import pyspark  # noqa: F401
    except ModuleNotFoundError as error:
        raise SparkError(NO_PYSPARK) from error
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin")) if home else shutil.which("java")
    if java is None and "PYSPARK_GATEWAY_PORT" not in os.environ:
        raise SparkError(NO_JAVA)


def _conf(master: str | None, given: dict[str, str], folder: Path) -> dict[str, str]:
    """Give the settings of a session: those of spark-submit come by themselves."""
    if "PYSPARK_GATEWAY_PORT" in os.environ:  # spark-submit made the session
        return {"spark.app.name": "glossary mine", **given}
    chosen = master or os.environ.get("SPARK_MASTER") or HERE
    logging = folder / "log4j2.properties"
    logging.write_text(_LOG4J, encoding="utf-8")
    found = {
        "spark.app.name": "glossary mine", "spark.master": chosen,
        # Names of files are in UTF-8 whatever the locale says.
        "spark.driver.extraJavaOptions": (
            f"-Dlog4j2.configurationFile={logging.as_uri()} -Dsun.jnu.encoding=UTF-8"),
        "spark.ui.showConsoleProgress": "false"}
    if chosen.startswith("local"):
        # The work is Python's: Java starts sooner when it compiles less, and sorts in few parts.
        # The workers find this package wherever this process did.
        found |= {
            "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.sql.shuffle.partitions": "16", "spark.ui.enabled": "false",
            "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
            "spark.executorEnv.PYTHONPATH": os.pathsep.join(
                filter(None, (str(Path(glossary.__file__).parents[1]), *sys.path)))}
    return found | given


@contextmanager
def _gateway(folder: Path, settings: dict[str, str]) -> Iterator[tuple[Any, dict[str, str]]]:
    """Start Java, silently, and end it with the block; take the one that spark-submit started."""
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    conf = SparkConf(loadDefaults=False)
    conf.setAll(list(settings.items()))
    with (folder / "said").open("w+b") as said:
        try:
            launch: Any = launch_gateway
            gateway = launch(conf, {"stdout": said, "stderr": said})
        except (PySparkRuntimeError, RuntimeError) as error:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise SparkError(f"Spark does not start: {lines[-1] if lines else error}") from error
        try:
            yield gateway, settings
        finally:
            gateway.shutdown()
            process = getattr(gateway, "proc", None)
            if process is not None:
                process.stdin.close()
                process.wait()
            SparkContext._gateway = SparkContext._jvm = None  # so that another may be started
