"""Serving a glossary until somebody stops it: the socket, the addresses, the end."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec

from glossary.connect import open_reader
from glossary.errors import GlossaryError


def serve(path: str, host: str, port: int, user: str | None, opens: bool) -> Iterator[str]:
    """Serve the glossary at *path*; yield the addresses when they answer, and end on Ctrl-C."""
    open_reader(path).close()
    if find_spec("datasette") is None:
        raise GlossaryError(
            "the pages need Datasette: install it by `pip install 'kozh-glossary[web]'`")
    with closing(_listen(host, port)) as listener:
        import uvicorn

        from glossary.web import server

        datasette = server.make(path)
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        yield address
        if user:
            actors = import_module("glossary.web.actors")
            yield address + actors.sign_in_path(datasette, user).lstrip("/")
        if opens:
            import webbrowser

            webbrowser.open(address)
        config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise GlossaryError(
            f"cannot listen on {host}, port {port} ({error.strerror}): choose another with "
            "--port, or 0 for a free one"
        ) from error
    return listener
