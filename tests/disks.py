"""A small disk that can be filled, where the tests may make one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: In bytes.
SIZE = 8 << 20


class Disk:
    """A file system of `SIZE` bytes at *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def leave(self, free: int) -> None:
        """Fill the disk but for so many bytes."""
        self._filler.unlink(missing_ok=True)
        state = os.statvfs(self.folder)
        with self._filler.open("wb") as stream:
            stream.write(bytes(max(0, state.f_bavail * state.f_frsize - free)))

    def empty(self) -> None:
        """Remove every file."""
        for path in self.folder.iterdir():
            path.unlink()

    def make_room(self) -> None:
        """Remove what fills it."""
        self._filler.unlink()

    def freeze(self) -> None:
        """Make it read-only."""
        remount = ["mount", "-o", "remount,ro", str(self.folder)]
        subprocess.run(remount, check=True, capture_output=True)

    def files(self) -> list[str]:
        """Name what is on it, but for what fills it."""
        return sorted(path.name for path in self.folder.iterdir() if path != self._filler)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk | None]:
    """Mount a small disk at *folder*; None where that is not allowed."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        yield None
        return
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
