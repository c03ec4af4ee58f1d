"""Which format a file is in: by its content, and by its ending only where content cannot tell.

A row of `FORMATS` names the module of this package that reads a format; it is imported when the
first file of the format comes. So a new format is a module and a row.
"""

from __future__ import annotations

import importlib
import re
import zipfile
import zlib
from typing import Any, BinaryIO, NamedTuple

from glossary.documents.limits import FILE
from glossary.errors import DocumentError

#: Bytes at the beginning of a file by which formats are told apart.
HEAD = 1 << 12


class Format(NamedTuple):
    """A format: its name, the endings of its files, and the function that reads it.

    ``function`` is a `glossary.documents.extracted.Reader`, or a `Container` where ``holds`` says
    that such a file holds documents; ``module`` is its module in this package. ``options`` are the
    keyword arguments that it takes besides.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    function: str = "read"
    options: tuple[str, ...] = ()
    holds: bool = False

    def load(self) -> Any:
        """Import the function."""
        return getattr(importlib.import_module(f"glossary.documents.{self.module}"), self.function)


#: All formats, by name. Of several with the same ending, content decides.
FORMATS = {form.name: form for form in (
    Format("text", (".txt", ".text"), "text", options=("encoding", "charset")),
    Format("markdown", (".md", ".markdown"), "markdown", options=("encoding", "charset")),
    Format("html", (".html", ".htm", ".xhtml"), "html",
           options=("encoding", "charset", "whole_page")),
    Format("pdf", (".pdf",), "pdf"),
    Format("docx", (".docx", ".docm"), "word"),
    Format("xlsx", (".xlsx", ".xlsm"), "sheets"),
    Format("pptx", (".pptx", ".pptm"), "slides"),
    Format("hwpx", (".hwpx",), "hwpx"),
    Format("hwp", (".hwp",), "hwp"),
    Format("epub", (".epub",), "epub"),
    Format("zip", (".zip",), "archives", "members", holds=True),
    Format("warc", (".warc", ".warc.gz", ".wet", ".wet.gz"), "warc", "members", holds=True),
)}

#: The endings of all formats; a folder is searched for them.
ENDINGS = tuple(ending for form in FORMATS.values() for ending in form.endings)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b"

#: A file that only such an archive holds, and the format that it tells.
_INSIDE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx",
           "Contents/content.hpf": "hwpx", "META-INF/container.xml": "epub"}

#: What the file `mimetype` of an archive says, and the format.
_TYPES = {b"application/hwp+zip": "hwpx", b"application/epub+zip": "epub"}

#: How a page begins, after what may stand before.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html\b|html\b|head\b|body\b)",
    re.IGNORECASE | re.DOTALL)


def sniff(file: BinaryIO, name: str) -> Format:
    """Tell the format of *file*, which is wound back; *name* is its path.

    Raises `DocumentError` for formats that are known and not read.

    >>> from io import BytesIO
    >>> sniff(BytesIO(b'%PDF-1.7'), 'a.txt').name, sniff(BytesIO(b'# ok'), 'a.md').name
    ('pdf', 'markdown')
    """
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(_ZIP):
        return FORMATS[_packed(file, name)]
    if head.startswith(_COMPOUND):
        return FORMATS[_compound(file, name)]
    if head.startswith(_GZIP):
        return FORMATS[_gzipped(head, name)]
    if head.startswith(b"WARC/"):
        return FORMATS["warc"]
    if b"%PDF-" in head[:1024]:
        return FORMATS["pdf"]
    if head.startswith(b"HWP Document File V"):
        raise DocumentError(f"{name} is a file of Hangul 3: save it there as HWPX")
    legible = _legible(head)
    if legible.startswith("{\\rtf"):
        raise DocumentError(f"{name} is in Rich Text Format: save it as DOCX")
    if _PAGE.match(legible):
        return FORMATS["html"]
    return _by_ending(name)


def is_known(name: str) -> bool:
    """Tell whether a file of this name is read when a folder is walked.

    >>> is_known('a.WARC.gz'), is_known('a.gz')
    (True, False)
    """
    return name.lower().endswith(ENDINGS)


def _by_ending(name: str) -> Format:
    """Give the text format of this ending; what has another is plain text."""
    for form in (FORMATS["markdown"], FORMATS["html"]):
        if name.lower().endswith(form.endings):
            return form
    return FORMATS["text"]


def _legible(head: bytes) -> str:
    """Give the ASCII of text in any encoding, UTF-16 too."""
    return head.replace(b"\0", b"").decode("ascii", "ignore").lstrip("\x00\ufeff")


def _packed(file: BinaryIO, name: str) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            declared = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    declared = stream.read(100).strip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
            ValueError) as error:
        reason = " ".join(str(error).split())
        raise DocumentError(f"{name} is broken ({reason}): get it again") from error
    finally:
        file.seek(0)
    if declared.startswith(b"application/vnd.oasis.opendocument"):
        raise DocumentError(f"{name} is in OpenDocument: save it as DOCX, XLSX or PPTX")
    if "xl/workbook.bin" in names:
        raise DocumentError(f"{name} is a binary workbook: save it as XLSX")
    inside = (form for member, form in _INSIDE.items() if member in names)
    return _TYPES.get(declared) or next(inside, "zip")


def _compound(file: BinaryIO, name: str) -> str:
    """Tell an HWP file from what else is in Microsoft's compound format."""
    data = file.read(FILE)
    file.seek(0)
    if b"HWP Document File" in data:
        return "hwp"
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(f"{name} is encrypted: save it without a password")
    for stream, newer in (("WordDocument", "DOCX"), ("Workbook", "XLSX"),
                          ("PowerPoint Document", "PPTX")):
        if stream.encode("utf-16-le") in data:
            raise DocumentError(f"{name} is of an old version of Office: save it as {newer}")
    raise DocumentError(f"{name} is a compound file of no known program: save it as text")


def _gzipped(head: bytes, name: str) -> str:
    try:
        start = zlib.decompressobj(wbits=31).decompress(head, 5)
    except zlib.error:
        start = b""
    if start == b"WARC/":
        return "warc"
    raise DocumentError(f"{name} is packed by gzip: unpack it by `gzip -d`")
