"""Where the package keeps what it would otherwise compute again.

The cache is a convenience: nothing is created before something is written, and where nothing
can be written everything works without it, only slower.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory


def cache_dir() -> Path:
    """Give the folder of the cache, which need not exist.

    It is ``$KOZH_CACHE``; else ``kozh-glossary`` in ``$XDG_CACHE_HOME`` (which counts only when it
    is absolute, as the XDG base directory specification says) or in ``~/.cache``.

    >>> cache_dir().name != ''
    True
    """
    own = os.environ.get("KOZH_CACHE")
    if own:
        return Path(own)
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(xdg) if os.path.isabs(xdg) else _home() / ".cache") / "kozh-glossary"


def _home() -> Path:
    """The user's home; without one a place that can never be written, so that nothing is kept."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def can_write(directory: Path) -> bool:
    """Make *directory* if needed and tell whether files can be made in it; never raises.

    >>> import os, pathlib
    >>> can_write(pathlib.Path(os.devnull) / 'below')
    False
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        return False
    return os.access(directory, os.W_OK | os.X_OK)


@contextmanager
def workshop(name: str) -> Iterator[Path]:
    """Give the folder where the file *name* of the cache is, or is to be made.

    A file that is not there yet is made in a folder of its own, so that nothing else is left when
    the disk is full. Where nothing can be made, the folder does not exist; nothing is raised.
    """
    directory = cache_dir()
    if not can_write(directory) or (directory / name).exists():
        yield directory
        return
    try:
        folder = TemporaryDirectory(dir=directory, ignore_cleanup_errors=True)
    except OSError:
        yield directory / "full"
        return
    with folder as made:
        yield Path(made)
        with suppress(OSError):
            os.replace(Path(made, name), directory / name)
