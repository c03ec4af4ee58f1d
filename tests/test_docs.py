"""The documentation tells the truth: sessions, commands, examples, dependencies."""

from __future__ import annotations

import doctest
import re
from importlib.metadata import requires
from pathlib import Path

import click
import pytest

from glossary.cli import main
from tests import readme

ROOT = readme.ROOT
PAGE = readme.README.read_text(encoding="utf-8")
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)


def command(name: str) -> click.Command:
    """Give the command *name*."""
    found = main.get_command(CONTEXT, name)
    assert found is not None
    return found


def needed() -> set[str]:
    """Give the names of what this distribution asks pip for, without the development tools."""
    lines = [line for line in requires("kozh-glossary") or [] if "extra" not in line]
    return {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in lines}


def test_the_sessions_of_the_readme_print_what_it_says() -> None:
    """`make readme` writes today's output into the page."""
    assert readme.refreshed(PAGE).splitlines() == PAGE.splitlines()


def test_the_sessions_show_the_main_commands() -> None:
    shown = {line.split()[1] for line in readme.commands(PAGE)}
    assert shown >= {"extract", "mine", "lookup", "show"}


def test_a_session_runs_nothing_but_the_command() -> None:
    with pytest.raises(ValueError, match="may only run glossary"):
        readme.output("rm -r examples")


def test_a_stale_session_is_noticed() -> None:
    page = "```console\n$ glossary --version\nglossary, version 0.0.0\n```\n"
    assert readme.refreshed(page) != page
    assert readme.refreshed(page).startswith("```console\n$ glossary --version\nglossary, version ")


def test_the_python_of_the_readme_runs() -> None:
    with readme.scratch():
        readme.output("glossary mine examples/01-conference-report.txt "
                      "examples/02-company-roundup.txt")
        test = doctest.DocTestParser().get_doctest(PAGE, {}, "README.md", "README.md", 0)
        assert len(test.examples) >= 5
        result = doctest.DocTestRunner().run(test)
    assert result.failed == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `glossary {name}[ `]", PAGE, re.MULTILINE)


def test_the_readme_names_no_other_command() -> None:
    named = re.findall(r"^\| `glossary (\w+)", PAGE, re.MULTILINE)
    assert set(named) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    text = command(name).help or ""
    assert len(text.splitlines()[0]) > 20
    assert re.search(rf"\$ glossary {name} ", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [each for each in command(name).params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_the_notice_names_every_dependency() -> None:
    """Those of its own; what these need in turn changes with their releases."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert needed() >= {"click", "konlpy", "sqlite-utils"}
    assert [name for name in sorted(needed()) if f"\n  {name} " not in notice] == []


def test_the_notice_names_every_table_that_is_not_ours() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    tables = sorted((ROOT / "aligner" / "data").glob("*.tsv"))
    foreign = [path.name for path in tables if "licen" in _head(path).lower()]
    assert foreign
    assert [name for name in foreign if name not in notice] == []


def _head(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[:10] if line.startswith("#"))


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_knows_this_version_or_has_unreleased_changes() -> None:
    assert re.search(r"^## \[(Unreleased|\d+\.\d+\.\d+)\]",
                     (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
