"""What TBX 3 allows, as far as it is written here: the core structure, and the dialect TBX-Basic.

The facts are those of ISO 30042:2019 and of TBX-Basic 1.2.1, in words of our own. Whoever has the
published schemas puts TBXcoreStructV03.rng and TBX-Basic_DCA.sch into a folder and names it in
``TBX_SCHEMAS``; the tests then hold the files to these as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

#: What may stand in an element, in this order; a star: any number of them, in any order.
CHILDREN = {
    "tbx": "tbxHeader text", "tbxHeader": "fileDesc", "text": "body", "body": "conceptEntry*",
    "fileDesc": "titleStmt sourceDesc", "titleStmt": "title", "sourceDesc": "p",
    "conceptEntry": "(descrip|descripGrp|admin|note)* langSec*", "langSec": "termSec*",
    "termSec": "term termNote* (descrip|descripGrp|admin|note)*", "descripGrp": "descrip admin*",
}

#: The categories, and the levels at which they may stand.
CATEGORIES = {
    ("descrip", "subjectField"): ("conceptEntry",),
    ("descrip", "definition"): ("conceptEntry", "langSec"),
    ("descrip", "context"): ("termSec",),
    ("admin", "projectSubset"): ("conceptEntry", "termSec"),
    ("admin", "source"): ("conceptEntry", "langSec", "termSec"),
    ("termNote", "administrativeStatus"): ("termSec",),
}
STATUSES = {
    f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated", "superseded")}


def faults(data: bytes) -> list[str]:
    """Give what is not as the facts above have it."""
    root = etree.fromstring(data)
    assert (root.tag, root.get("type"), root.get("style")) == (
        f"{{{NAMESPACE}}}tbx", "TBX-Basic", "dca")
    return [fault for each in root.iter() for fault in _faults(each)]


def _faults(found: Any) -> Iterator[str]:
    name = _name(found)
    children = "".join(f"{_name(each)} " for each in found)
    wanted = CHILDREN.get(name, "").split()
    pattern = "".join(re.sub(r"\w+", r"(?:\g<0> )", each) for each in wanted)
    if not re.fullmatch(pattern, children):
        yield f"{name} holds {children}"
    if name in ("langSec", "tbx") and not found.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield f"{name} has no language"
    if found.get("type") and name != "tbx":
        level = found.getparent()
        level = level.getparent() if _name(level) == "descripGrp" else level
        if _name(level) not in CATEGORIES.get((name, found.get("type")), ()):
            yield f"{name} {found.get('type')} in {_name(level)}"
    if name == "termNote" and found.text not in STATUSES:
        yield f"status {found.text}"
    if name in ("term", "descrip", "admin", "note") and not (found.text or "").strip():
        yield f"{name} is empty"


def _name(found: Any) -> str:
    return str(etree.QName(found).localname)


def published() -> Path | None:
    """Give the folder of the published schemas, where somebody has them."""
    folder = os.environ.get("TBX_SCHEMAS")
    return Path(folder) if folder else None


def schematron(data: bytes, schema: Path) -> list[str]:
    """Give the messages of a Schematron schema whose rules are as plain as those of TBX-Basic."""
    iso = {"sch": "http://purl.oclc.org/dsdl/schematron"}
    names = {"tbx": NAMESPACE}
    functions = etree.FunctionNamespace(None)
    functions["matches"] = lambda _, texts, pattern: bool(re.search(pattern, "".join(texts)))
    root, told = etree.fromstring(data), []
    for pattern in etree.parse(schema).findall(".//sch:pattern", iso):
        done: set[Any] = set()
        for rule in pattern.findall("sch:rule", iso):
            for node in root.xpath(f"//{_one(rule.get('context'))}", namespaces=names):
                key = (node.getparent(), node.attrname) if not etree.iselement(node) else node
                if key in done:
                    continue  # a node obeys the first rule of a pattern alone
                done.add(key)
                told += [each.text for each in rule.findall("sch:assert", iso)
                         if not _holds(node, _one(each.get("test")), names)]
    return told


def _one(path: str) -> str:
    """Write a path of XPath 2 as one of XPath 1."""
    return path.replace("./local-name()", "local-name()")


def _holds(node: Any, test: str, names: dict[str, str]) -> bool:
    if isinstance(node, str):  # the value of an attribute
        quoted = re.findall(r"\.='([^']*)'", test)
        return not quoted or str(node) in quoted
    return bool(node.xpath(f"boolean({test})", namespaces=names))
