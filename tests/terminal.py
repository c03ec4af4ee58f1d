"""A command on a pseudo-terminal: keys are pressed, and the screen is read back."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: For how many seconds something on the screen is waited for; the machine may be busy.
PATIENCE = 30.0

_CONTROL = re.compile("\x1b(?:\\[[0-9;?]*[a-zA-Z]|[()>=].?)")


class Terminal:
    """A command that runs on a terminal of its own."""

    def __init__(self, fd: int, pid: int) -> None:
        self.fd, self.pid = fd, pid
        self.output = ""
        self.status: int | None = None

    @property
    def raw(self) -> str:
        """Give what was last drawn, with its control sequences."""
        return self.output.rpartition("\x1b[H")[2]

    @property
    def screen(self) -> list[str]:
        """Give the lines of the screen as one sees them."""
        return _CONTROL.sub("", self.raw).replace("\r", "").split("\n")

    def press(self, keys: str) -> None:
        """Type *keys*."""
        os.write(self.fd, keys.encode())

    def wait(self, *texts: str) -> list[str]:
        """Wait until the screen shows all *texts*; give its lines."""
        until = time.monotonic() + PATIENCE
        while not all(text in "\n".join(self.screen) for text in texts):
            if not self._read() or time.monotonic() > until:
                raise AssertionError("\n".join([f"{texts} not on the screen:", *self.screen]))
        return self.screen

    def end(self) -> str:
        """Wait until the command ends, and keep its status; give all it wrote."""
        until = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > until:
                break
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        while not ended and time.monotonic() < until:
            time.sleep(0.01)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
        if not ended:
            raise AssertionError("\n".join(["it does not end:", *self.screen]))
        self.status = os.waitstatus_to_exitcode(status)
        return self.output

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def _read(self) -> bool:
        from select import select

        if not select([self.fd], [], [], PATIENCE)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.output += data.decode(errors="replace")
        return bool(data)


@contextmanager
def terminal(*words: str, width: int = 80, height: int = 24, **env: str) -> Iterator[Terminal]:
    """Run ``glossary`` with *words* on a terminal of a size, with more environment."""
    import pty
    import signal

    pid, fd = pty.fork()
    if not pid:
        settings = {key: value for key, value in os.environ.items()
                    if key not in ("COLUMNS", "LINES", "NO_COLOR", "GLOSSARY_DB", "GLOSSARY_USER")}
        path = os.pathsep.join([str(Path(__file__).parents[1]), settings.get("PYTHONPATH", "")])
        os.execve(sys.executable, [sys.executable, "-m", "glossary", *words], {
            **settings, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": path,
            "INPUTRC": os.devnull, **env})
    found = Terminal(fd, pid)
    try:
        found.resize(width, height)
        yield found
    finally:
        if found.status is None:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os.close(fd)
