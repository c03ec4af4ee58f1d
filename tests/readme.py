"""The sessions of README.md and of the guides, with the output that they really have.

A fenced block marked ``console`` holds commands after ``$`` and below each what it prints. All
blocks of a page run one after the other in one scratch folder that holds ``examples/``, so that
a later command finds the glossary that an earlier one made. Of a long output a page may show the
beginning and the end, with a line ``…`` between them. ``python -m tests.readme`` writes today's
output into the pages; the suite only compares.
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

#: All pages with sessions.
PAGES = (README, *(ROOT / name for name in ("README.ko.md", "docs/guide.md", "docs/ko/guide.md")))

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

#: A line for what a page leaves out of an output.
LEFT_OUT = "…"

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


def sessions(page: str) -> list[tuple[str, list[str]]]:
    """Give the command lines of the sessions of *page*, each with the output that stands there.

    >>> sessions('```console\\n$ glossary stats\\nDocuments 5\\n\\n$ glossary undo\\n```\\n')
    [('glossary stats', ['Documents 5']), ('glossary undo', [])]
    """
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return [(line, "\n".join(printed).strip("\n").splitlines()) for line, printed in found]


def commands(page: str) -> list[str]:
    """Give the command lines of the sessions of *page*.

    >>> commands('```console\\n$ glossary stats\\nDocuments 5\\n```\\n')
    ['glossary stats']
    """
    return [line for line, _ in sessions(page)]


def shortened(lines: list[str], shown: list[str]) -> list[str]:
    """Leave out of an output what the page leaves out, which shows another one of the command.

    >>> shortened(['a', 'b', 'c', 'd', 'e'], ['A', 'B', '…', 'D'])
    ['a', 'b', '…', 'e']
    >>> shortened(['a', 'b'], ['A', '…', 'B']), shortened(['a', 'b'], ['A'])
    (['a', 'b'], ['a', 'b'])
    """
    if LEFT_OUT not in shown:
        return lines
    before = shown.index(LEFT_OUT)
    after = len(lines) - (len(shown) - before - 1)
    return lines if before >= after else [*lines[:before], LEFT_OUT, *lines[after:]]


def refreshed(page: str) -> str:
    """Give *page* with the output that its sessions have today."""
    def session(block: re.Match[str]) -> str:
        parts = []
        for line, shown in sessions(block.group()):
            printed = shortened(output(line).splitlines(), shown)
            parts.append("\n".join([f"$ {line}", *printed]).rstrip())
        return "```console\n" + "\n\n".join(parts) + "\n```"

    with scratch():
        return BLOCK.sub(session, page)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
