"""Who may decide in the page: whoever came by a link that the server printed, and Datasette's root.

    glossary serve --user kim  →  /-/sign-in?token=…  →  the cookie ds_actor, signed: {"id": "kim"}

A link works once. The cookie is Datasette's own, so signing out is Datasette's as well. Where
nobody was invited, nobody but root may decide, whatever cookie an earlier server gave out.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

#: The permission to decide about concepts.
REVIEW = "review-glossary"

#: The address of the page that signs in, and that of Datasette which signs out.
SIGN_IN, SIGN_OUT = "/-/sign-in", "/-/logout"

#: The actor of `datasette --root`.
ROOT = "root"

#: Bytes of a token: more than anybody guesses.
_BYTES = 32

_KEPT = "_glossary_invitations"


class Invitations:
    """The people that a server lets in, and the links by which they have not come yet.

    >>> invitations = Invitations()
    >>> token = invitations.invite('kim')
    >>> invitations.accept('guessed'), invitations.accept(token), invitations.accept(token)
    (None, 'kim', None)
    >>> 'kim' in invitations, 'lee' in invitations
    (True, False)
    """

    def __init__(self) -> None:
        self._open: dict[str, str] = {}
        self._names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def invite(self, name: str) -> str:
        """Give a token that lets *name* in once."""
        token = secrets.token_urlsafe(_BYTES)
        self._open[token] = name
        self._names.add(name)
        return token

    def accept(self, token: str) -> str | None:
        """Give whom *token* lets in, which it does not again; None: nobody."""
        return self._open.pop(token, None)


def invitations(datasette: Any) -> Invitations:
    """Give those of the server *datasette*, which keeps them while it runs."""
    found: Invitations = vars(datasette).setdefault(_KEPT, Invitations())
    return found


def sign_in_path(datasette: Any, name: str) -> str:
    """Give the path of the link by which *name* signs in, once.

    >>> class Server: ...
    >>> sign_in_path(Server(), 'kim').partition('=')[0]
    '/-/sign-in?token'
    """
    return f"{SIGN_IN}?{urlencode({'token': invitations(datasette).invite(name)})}"


def name_of(actor: Mapping[str, Any] | None) -> str:
    """Give the name that stands in the history for what *actor* decides; "" for a stranger.

    >>> name_of({'id': 'kim'}), name_of(None)
    ('kim', '')
    """
    return str((actor or {}).get("id") or "")


def permitted(datasette: Any, actor: Mapping[str, Any] | None, action: str) -> bool | None:
    """Tell whether *actor* may do *action*; None where that is for others to say.

    >>> class Server: ...
    >>> server = Server()
    >>> permitted(server, {'id': 'root'}, REVIEW), permitted(server, {'id': 'kim'}, REVIEW)
    (True, None)
    >>> _ = sign_in_path(server, 'kim')
    >>> permitted(server, {'id': 'kim'}, REVIEW), permitted(server, None, REVIEW)
    (True, None)
    """
    if action != REVIEW:
        return None
    name = name_of(actor)
    return True if name and (name == ROOT or name in invitations(datasette)) else None


def actions() -> list[Any]:
    """Give the permission as Datasette 1.0 registers it."""
    from datasette.permissions import Action

    return [Action(name=REVIEW, description="Decide about the concepts of the glossary")]


def permitted_sql(datasette: Any, actor: Mapping[str, Any] | None, action: str) -> Any:
    """Give what `permitted` tells, as Datasette 1.0 asks for it."""
    if not permitted(datasette, actor, action):
        return None
    from datasette.permissions import PermissionSQL

    return PermissionSQL.allow(reason="signed in to review")


async def may_review(datasette: Any, actor: Mapping[str, Any] | None) -> bool:
    """Tell whether *actor* may decide about concepts; strangers may not."""
    if not name_of(actor):
        return False
    if hasattr(datasette, "permission_allowed"):
        return bool(await datasette.permission_allowed(actor, REVIEW, default=False))
    return bool(await datasette.allowed(action=REVIEW, actor=actor))  # 1.0


async def permit(
    datasette: Any, actor: Mapping[str, Any] | None, database: str, table: str = ""
) -> None:
    """Raise `Forbidden` for who may not see *database*, or its *table*: as Datasette is told."""
    if hasattr(datasette, "ensure_permissions"):
        tables = [("view-table", (database, table))] if table else []
        await datasette.ensure_permissions(
            actor, [*tables, ("view-database", database), "view-instance"])
        return
    from datasette.resources import DatabaseResource, TableResource  # 1.0

    action = "view-table" if table else "view-database"
    resource = TableResource(database, table) if table else DatabaseResource(database)
    await datasette.ensure_permission(action=action, resource=resource, actor=actor)


async def sign_in(datasette: Any, request: Any) -> Any:
    """Let in who comes by a link, and lead on to what waits; say to others what to do."""
    from datasette.utils.asgi import Response

    name = None
    token = request.args.get("token")
    if token and request.method == "GET":
        name = invitations(datasette).accept(token)
    onward = datasette.urls.path("/review")
    if name is None and token and await may_review(datasette, request.actor):
        return Response.redirect(onward)  # whoever comes by the link again is in
    if name is None:
        page = await datasette.render_template(
            "sign_in.html", {"refused": bool(token), "who": name_of(request.actor)},
            request=request)
        return Response.html(page, status=403 if token else 200)
    response = Response.redirect(onward)
    response.set_cookie(
        "ds_actor", datasette.sign({"a": {"id": name}}, "actor"), httponly=True,
        samesite="lax", secure=request.scheme == "https")
    return response
