"""Serving a glossary until somebody stops it: the socket, the addresses, the end."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from typing import Any

from glossary.connect import close, open_reader, open_writer
from glossary.errors import GlossaryError

#: Seconds for an answer that is under way when the server ends.
GRACE = 2

#: So many may wait to be let in.
BACKLOG = 2048


def serve(path: str, host: str, port: int, user: str | None, opens: bool) -> Iterator[str]:
    """Serve the glossary at *path*; yield the addresses when they answer, and end on Ctrl-C."""
    open_reader(path).close()
    if find_spec("datasette") is None:
        raise GlossaryError(
            "the pages need Datasette: install it by `pip install 'kozh-glossary[web]'`")
    with closing(_listen(host, port)) as listener:
        from glossary.web import server

        datasette = server.make(path)
        server.hush()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        yield address
        if user:
            from glossary.web import actors

            yield address.rstrip("/") + actors.sign_in_path(datasette, user)
        if opens:
            import webbrowser

            webbrowser.open(address)
        try:
            _run(datasette, listener)
        finally:
            _leave(datasette, path)


def _run(datasette: Any, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        datasette.app(), log_level="warning", lifespan="on", server_header=False,
        timeout_graceful_shutdown=GRACE)
    uvicorn.Server(config).run(sockets=[listener])


def _leave(datasette: Any, path: str) -> None:
    """Let go of the file, and leave one where decisions have left a log beside it."""
    for database in datasette.databases.values():
        database.close()
    if os.path.exists(f"{path}-wal"):
        try:
            close(open_writer(path, create=False))
        except GlossaryError:
            pass  # somebody else is at it, and does it at the end


def _listen(host: str, port: int) -> socket.socket:
    """Take the port, so that the address answers from the moment when it is printed."""
    listener = None
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        if listener is not None:
            listener.close()
        raise GlossaryError(
            f"cannot listen on {host}, port {port} ({error.strerror}): choose another with "
            "--port, or 0 for a free one"
        ) from error
    return listener
