"""``glossary serve``: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
import pytest

from glossary.cli import main
from tests.command import refused, run

ROOT = Path(__file__).parents[1]


def heed() -> None:
    """Heed Ctrl-C, which a shell takes from what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the command on a free port; give the address that it prints."""
    command = [sys.executable, "-u", "-m", "glossary", "serve", "--port", "0", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=environment, cwd=ROOT, preexec_fn=heed)
    try:
        assert server.stdout and server.stderr
        yield server.stdout.readline().strip(), server
    finally:
        server.kill()
        server.communicate()


def test_it_prints_the_address_serves_and_ends_in_silence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "glossary.db", tmp_path / "g.db")
    with serving("--db", str(tmp_path / "g.db"), "--user", "kim") as (address, server):
        assert server.stdout and server.stderr
        link = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:") and link.startswith(address)
        assert "/-/sign-in?token=" in link
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert answer.status == 200 and "저고도" in answer.read().decode()
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=30)
        assert (server.returncode, out, err) == (130, "", "")
    assert [each.name for each in tmp_path.iterdir()] == ["g.db"]


def test_nobody_but_this_machine_is_let_in_unless_asked() -> None:
    command = main.get_command(click.Context(main), "serve")
    assert command is not None
    assert {each.name: each.default for each in command.params}["host"] == "127.0.0.1"


def test_a_port_that_is_taken() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert refused("serve", "--port", str(port), "--db", "glossary.db") == (
            f"Error: cannot listen on 127.0.0.1, port {port} (Address already in use): choose "
            "another with --port, or 0 for a free one\n")


def test_an_address_that_is_not_of_this_machine() -> None:
    assert "cannot listen on 192.0.2.1" in refused(
        "serve", "--port", "0", "--host", "192.0.2.1", "--db", "glossary.db")


def test_a_file_that_is_missing_or_no_glossary(tmp_path: Path) -> None:
    assert "does not exist" in refused("serve", "--db", str(tmp_path / "x.db"))
    (tmp_path / "text.db").write_text("no database")
    assert "is no SQLite database" in refused("serve", "--db", str(tmp_path / "text.db"))


def test_an_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.web.serving.find_spec", lambda name: None)
    assert refused("serve", "--db", "glossary.db") == (
        "Error: the pages need Datasette: install it by `pip install 'kozh-glossary[web]'`\n")


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none(port: str) -> None:
    assert run("serve", "--port", port).exit_code == 2


def test_the_command_loads_no_datasette_for_anything_else() -> None:
    code = "import sys, glossary.cli; glossary.cli.main(['stats'], standalone_mode=False); " \
           "sys.exit('datasette' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode == 0
