"""TBX, the term base exchange: version 2 (martif), and version 3 (ISO 30042:2019).

Version 3 is written in the dialect TBX-Basic, in the style DCA. It has no category for the status
of a whole concept, so the word stands as a project subset, by which tools can filter, and each term
has the administrative status that goes with it. Source: ISO 30042:2019, and the definition of
TBX-Basic 1.2.1 with its data categories; for version 2 that of TBX-Basic 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.exchange.decisions import window
from glossary.exchange.output import Writer
from glossary.formats.entry import ConceptEntry, EntryTerm
from glossary.formats.markup import element, text

#: The administrative status of a term by the status of its concept; then that of a variant, if the
#: concept is approved or waits.
STATUS = {
    "approved": "preferredTerm-admn-sts", "forbidden": "deprecatedTerm-admn-sts",
    "rejected": "supersededTerm-admn-sts",
}
VARIANT = "admittedTerm-admn-sts"

_HEADERS = {
    2: '<?xml version="1.0" encoding="UTF-8"?>\n'
       '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
       '<martif type="TBX" xml:lang="en">\n'
       "<martifHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
       "<sourceDesc><p>{about}</p></sourceDesc></fileDesc>\n"
       '<encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc></martifHeader>\n'
       "<text><body>\n",
    3: '<?xml version="1.0" encoding="UTF-8"?>\n'
       '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
       "<tbxHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
       "<sourceDesc><p>{about}</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n",
}
_FOOTERS = {2: "</body></text>\n</martif>\n", 3: "</body></text>\n</tbx>\n"}

#: What the versions call an entry, a language and a term in it.
_NAMES = {2: ("termEntry", "langSet", "tig"), 3: ("conceptEntry", "langSec", "termSec")}


def write_tbx(entries: Iterable[ConceptEntry], stream: Writer, version: int) -> int:
    """Write the entries in TBX 2 or 3; give how many."""
    stream.write(_HEADERS[version].format(
        title="Korean-Chinese glossary", about="Out of a glossary of kozh-glossary"))
    rows = 0
    for rows, entry in enumerate(entries, 1):
        stream.write("".join(_entry(entry, version)))
    stream.write(_FOOTERS[version])
    return rows


def _entry(entry: ConceptEntry, version: int) -> Iterator[str]:
    name, lang_name, term_name = _NAMES[version]
    given = f' id="c{text(entry.number)}"' if entry.number else ""
    yield f"<{name}{given}>\n"
    yield "".join(f"  {line}\n" for line in _said(entry) if line)
    contexts = list(_contexts(entry))
    for lang, terms in entry.by_language():  # what lost Hanzi is no term
        yield f'  <{lang_name} xml:lang="{lang}">\n'
        for at, term in enumerate(terms):
            yield f"    <{term_name}><term>{text(term.text)}</term>{_term_status(entry, term)}"
            yield "".join(contexts) if lang == "ko" and not at else ""
            yield f"</{term_name}>\n"
        yield f"  </{lang_name}>\n"
    yield f"</{name}>\n"


def _said(entry: ConceptEntry) -> Iterator[str]:
    yield element("descrip", entry.domain, type="subjectField")
    yield element("descrip", entry.definition, type="definition")
    yield element("admin", entry.status, type="projectSubset")
    yield element("admin", entry.source, type="source")
    yield element("note", entry.note)


def _contexts(entry: ConceptEntry) -> Iterator[str]:
    if entry.example:
        yield _context(entry.example, "")
    for each in entry.contexts:
        yield _context(window(each.text, each.ko, each.zh), each.source)


def _context(sentence: str, source: str) -> str:
    return (f"<descripGrp>{element('descrip', sentence, type='context')}"
            f"{element('admin', source, type='source')}</descripGrp>")


def _term_status(entry: ConceptEntry, term: EntryTerm) -> str:
    if term.role == "variant" and entry.status not in ("rejected", "forbidden"):
        status = VARIANT
    else:
        status = STATUS.get(entry.status, "")
    return element("termNote", status, type="administrativeStatus")
