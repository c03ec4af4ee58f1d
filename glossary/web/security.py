"""What the browser is told not to do, on every answer.

Nothing is loaded but what lies on this site, and no script or style that stands in a page is run:
a term that got through all escaping would still do nothing (w3.org/TR/CSP3). No other site may put
the pages in a frame, or learn from which of them somebody came.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from glossary.web import labels

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
)

_NAMES = {name for name, _ in HEADERS}

_YEAR = 365 * 24 * 3600

_App = Callable[[Any, Any, Any], Awaitable[None]]


def wrap(app: _App) -> _App:
    """Put `HEADERS` on every answer of *app*, and keep the language that a reader asks for."""
    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                kept = [each for each in message.get("headers", ())
                        if each[0].lower() not in _NAMES]
                message = {**message, "headers": [*kept, *_added(scope)]}
            await send(message)

        await app(scope, receive, sending)

    return wrapped


def _added(scope: Any) -> list[tuple[bytes, bytes]]:
    added = [*HEADERS, (b"vary", b"Accept-Language")]
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(labels.PARAM, [""])[0]
    if asked in labels.LANGS:
        cookie = f"{labels.COOKIE}={asked}; Path=/; SameSite=Lax; Max-Age={_YEAR}"
        added.append((b"set-cookie", cookie.encode()))
    return added
