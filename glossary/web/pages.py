"""What every page shares: where templates and static files lie, and what templates know."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from glossary.deciding.moves import BY_HAND, is_by_hand
from glossary.showing.tables import clean
from glossary.web import downloads, labels
from glossary.web.database import COUNTED, GlossaryDatabase, serves

_HERE = Path(__file__).parent

#: What the browser may load: the script and style of this site, and nothing written into a page.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def add_templates(env: Any, datasette: Any) -> None:
    """Have Datasette find our templates ahead of its own, but after those of --template-dir."""
    if serves(datasette):
        env.filters["clean"] = clean
        env.filters["is_address"] = is_address
        paths = env.loader.loaders[0].searchpath
        ours = str(_HERE / "templates")
        if ours in paths:
            paths.remove(ours)
        paths.insert(1 if datasette.template_dir else 0, ours)


def is_address(url: str) -> bool:
    """Tell whether what a document says is its address may be a link: it may say anything.

    >>> is_address('https://example.org/a'), is_address('javascript:alert(1)'), is_address('')
    (True, False, False)
    """
    return url.startswith(("https://", "http://"))


def variables(datasette: Any, request: Any) -> dict[str, Any]:
    """Give what all templates know: labels, language, addresses of static files."""
    names = [db.name for db in datasette.databases.values() if isinstance(db, GlossaryDatabase)]
    label = labels.of(request)
    return {
        "label": label, "lang": label.lang, "asset": asset,
        "glossary_name": names[0] if names else None, "other_lang": _other(request, label.lang),
        "without": partial(_without, datasette, request), "counted_most": COUNTED,
        "value": partial(_value, label), "reason": partial(_reason, label),
        "downloads": partial(downloads.links, datasette), "narrowed": partial(_narrowed, label),
        "sections": _sections(datasette, names),
    }


def _value(label: labels.Labels, text: object) -> str:
    """Give what a value of a column of few values is called."""
    name = f"value.{text}"
    return "–" if text in (None, "") else label(name) if name in label else str(text)


def _reason(label: labels.Labels, text: str) -> str:
    """Say why pairs were merged; what it does not know, as it is.

    >>> _reason(labels.Labels('ko'), 'merged by kim'), _reason(labels.Labels('en'), 'no reason')
    ('kim 님이 합침', 'no reason')
    """
    if is_by_hand(text):
        return label("reason.by_hand", who=text[len(BY_HAND):])
    name = f"reason.{text}"
    return label(name) if name in label else text


def _narrowed(label: labels.Labels, args: Mapping[str, str]) -> str:
    """Say to what part of the glossary the parameters of a page narrow an export."""
    return ", ".join(_value(label, each) for each in downloads.Part.read(args).given().values())


def _without(datasette: Any, request: Any, /, **args: str) -> str:
    """Give the address of this page without the parameters *args*."""
    from datasette.utils import path_with_removed_args

    return str(datasette.urls.path(path_with_removed_args(request, args)))


def _sections(datasette: Any, names: list[str]) -> list[tuple[str, str]]:
    """Give the parts of the site, by their labels, with their addresses."""
    urls = datasette.urls
    found = [("search", urls.instance())]
    found += [("concepts", urls.table(name, "glossary")) for name in names[:1]]
    found += [(name, urls.path(f"/{name}")) for name in ("documents", "overview", "review")]
    return found + [("data", urls.database(name)) for name in names[:1]]


def _other(request: Any, lang: str) -> str:
    """Give the query of this page in the other language."""
    if request is None:
        return ""
    kept = [pair for pair in parse_qsl(request.query_string, True) if pair[0] != labels.PARAM]
    other = next(each for each in labels.LANGS if each != lang)
    return "?" + urlencode([*kept, (labels.PARAM, other)], errors="replace")


def asset(name: str) -> str:
    """Give the address of a static file, which changes when its content does."""
    return f"/-/glossary/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_HERE / "static" / name).read_bytes()).hexdigest()[:8]


async def static(request: Any) -> Any:
    """Answer with a static file."""
    from datasette import NotFound, Response

    file = _HERE / "static" / request.url_vars["path"]
    if file.suffix not in _TYPES or not file.is_file():
        raise NotFound("there is no such file")
    return Response(
        file.read_text("utf-8"), content_type=f"{_TYPES[file.suffix]}; charset=utf-8",
        headers={"Cache-Control": "max-age=31536000, immutable"},
    )


async def render(
    datasette: Any, request: Any, template: str, context: dict[str, Any], status: int = 200
) -> Any:
    """Answer with the page that *template* makes of *context*."""
    from datasette import Response

    text = await datasette.render_template(template, context, request=request, view_name="glossary")
    return Response.html(text, status=status)
