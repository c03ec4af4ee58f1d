"""The sessions of README.md: run as they stand there, with the output that they really have.

A fenced block marked ``console`` holds commands after ``$`` and below each what it prints. All
blocks of the page run one after the other in one scratch folder that holds ``examples/``, so that
a later command finds the glossary that an earlier one made. ``python -m tests.readme`` writes
today's output into the page; the suite only compares.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

from click.testing import CliRunner

from glossary.cli import main as command

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

#: What decides how wide and where the commands write, whatever the machine says.
ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "GLOSSARY_DB": None}


@contextmanager
def scratch() -> Iterator[None]:
    """Be in an empty folder with a copy of the examples."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        before = os.getcwd()
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def output(line: str) -> str:
    """Run a command line ``glossary …`` in this process and give all that it prints."""
    program, *words = shlex.split(line)
    if program != "glossary":
        raise ValueError(f"a session may only run glossary, not {line!r}")
    words = [path for word in words for path in (sorted(glob(word)) if "*" in word else [word])]
    result = CliRunner(env=ENVIRONMENT).invoke(command, words, prog_name="glossary")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return "\n".join(part.rstrip() for part in result.output.rstrip().splitlines())


def commands(page: str) -> list[str]:
    """Give the command lines of the sessions of *page*.

    >>> commands('```console\\n$ glossary stats\\nDocuments 5\\n```\\n')
    ['glossary stats']
    """
    return [line[2:] for block in BLOCK.findall(page) for line in block.splitlines()
            if line.startswith("$ ")]


def refreshed(page: str) -> str:
    """Give *page* with the output that its sessions have today."""
    def session(block: re.Match[str]) -> str:
        parts = [f"$ {line}\n{output(line)}".rstrip() for line in commands(block.group())]
        return "```console\n" + "\n\n".join(parts) + "\n```"

    with scratch():
        return BLOCK.sub(session, page)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
