"""The report, and any other content, as DOCX, PPTX and XLSX, written by hand part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from glossary.documents.limits import zipped
from tests.documents.forty import Report

_OPEN_XML = "http://schemas.openxmlformats.org/"
_RELATIONS = f"{_OPEN_XML}officeDocument/2006/relationships"
_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": f"{_OPEN_XML}wordprocessingml/2006/main", "a": f"{_OPEN_XML}drawingml/2006/main",
    "p": f"{_OPEN_XML}presentationml/2006/main", "s": f"{_OPEN_XML}spreadsheetml/2006/main",
    "xdr": f"{_OPEN_XML}drawingml/2006/spreadsheetDrawing", "r": _RELATIONS,
    "mc": f"{_OPEN_XML}markup-compatibility/2006", "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "dgm": f"{_OPEN_XML}drawingml/2006/diagram",
}.items())


def part(tag: str, content: str) -> bytes:
    """Give a part with the element *tag* around *content*."""
    return f'<?xml version="1.0"?><{tag} {_SPACES}>{content}</{tag}>'.encode()


def rels(targets: Mapping[str, str]) -> bytes:
    """Give the relations of a part: the kind of each target; rId1 is the first."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1))
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{listed}</Relationships>").encode()


def core(report: Report) -> dict[str, bytes]:
    """Give the parts that say what a document is called, when it was saved, and by whom."""
    return {
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{escape(report.title)}</dc:title>'
            "<dc:creator>openpyxl</dc:creator><dcterms:created>2013-01-01T00:00:00Z"
            f"</dcterms:created><dcterms:modified>{report.date}T09:00:00Z</dcterms:modified>"
            "</cp:coreProperties>").encode(),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties"><Company>{escape(report.publisher)}</Company></Properties>'
        ).encode()}


def docx(body: str, files: Mapping[str, bytes] = {}, **parts: str) -> bytes:
    """Give a DOCX file with this *body*; *parts* are the insides of footnotes and endnotes."""
    given = {
        **files, "_rels/.rels": rels({"word/document.xml": "officeDocument"}),
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": rels({f"{name}.xml": name for name in parts})}
    given |= {f"word/{name}.xml": part(f"w:{name}", inside) for name, inside in parts.items()}
    return zipped(given)


def word_paragraph(text: str, after: str = "") -> str:
    """Give a paragraph; *after* stands behind its text."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{after}</w:p>'


def footnote(text: str, number: int = 2) -> str:
    """Give a footnote as Word writes it: with its own mark before it."""
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>' \
        f"{escape(text)}</w:t></w:r></w:p></w:footnote>"


def build_docx(report: Report) -> bytes:
    """Give the report with a footnote and a table."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = word_paragraph(report.title) + "".join(
        word_paragraph(text, mark if index == report.noted else "")
        for index, text in enumerate(report.paragraphs))
    body += "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in report.table) + "</w:tbl>"
    return docx(body, core(report), footnotes=footnote(report.note))


def text_body(paragraphs: Iterable[str]) -> str:
    """Give the text of a shape."""
    return "<p:txBody>" + "".join(
        f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in paragraphs) + "</p:txBody>"


def shape(*paragraphs: str, placeholder: str = "body") -> str:
    """Give a shape of a slide."""
    return (f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr>'
            f"{text_body(paragraphs)}</p:sp>")


def slide_table(rows: Iterable[Iterable[str]]) -> str:
    """Give a table on a slide."""
    return "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>" + "".join(
        "<a:tr>" + "".join(
            f"<a:tc>{text_body([cell]).replace('p:txBody', 'a:txBody')}</a:tc>" for cell in row)
        + "</a:tr>" for row in rows) + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"


def pptx(slides: Iterable[tuple[str, str]], files: Mapping[str, bytes] = {}) -> bytes:
    """Give a PPTX file: of each slide the shapes, and those of its notes page."""
    given = dict(files)
    targets = {}
    for number, (shapes, notes) in enumerate(slides, 1):
        # The names of the parts run backwards: what counts is the list in the presentation.
        name = f"slide{100 - number}.xml"
        targets[f"slides/{name}"] = "slide"
        given[f"ppt/slides/{name}"] = part("p:sld", f"<p:spTree>{shapes}</p:spTree>")
        if notes:
            given[f"ppt/slides/_rels/{name}.rels"] = rels({f"../notesSlides/{name}": "notesSlide"})
            given[f"ppt/notesSlides/{name}"] = part("p:notes", f"<p:spTree>{notes}</p:spTree>")
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>'
                     for number in range(1, len(targets) + 1))
    return zipped(given | {
        "ppt/presentation.xml": part("p:presentation", f"<p:sldIdLst>{listed}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": rels(targets)})


def build_pptx(report: Report) -> bytes:
    """Give the report with its note on a notes page, and the table on the last slide."""
    cut = report.noted + 1
    return pptx([
        (shape(report.title, placeholder="title") + shape(*report.paragraphs[:cut])
         + shape("1", placeholder="sldNum"), shape(report.note)),
        (shape(*report.paragraphs[cut:]), ""),
        (slide_table(report.table), shape("3", placeholder="sldNum"))], core(report))


def xlsx(
    sheets: Mapping[str, str], strings: Iterable[str] = (), files: Mapping[str, bytes] = {}
) -> bytes:
    """Give an XLSX file: the rows of each sheet by its name, and the shared strings, in XML."""
    parts = {f"worksheets/sheet{number}.xml": rows
             for number, rows in enumerate(sheets.values(), 1)}
    listed = "".join(f'<s:sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
                     for number, name in enumerate(sheets, 1))
    shared = "".join(f"<s:si>{string}</s:si>" for string in strings)
    return zipped({
        **files, **{f"xl/{name}": part("s:worksheet", f"<s:sheetData>{rows}</s:sheetData>")
                    for name, rows in parts.items()},
        "xl/workbook.xml": part("s:workbook", f"<s:sheets>{listed}</s:sheets>"),
        "xl/sharedStrings.xml": part("s:sst", shared),
        "xl/_rels/workbook.xml.rels": rels(
            dict.fromkeys(parts, "worksheet") | {"sharedStrings.xml": "sharedStrings"})})


def build_xlsx(report: Report) -> bytes:
    """Give the report in a column of shared strings, and the table as inline strings."""
    column = report.lines()[:len(report.paragraphs) + 2]
    rows = "".join(f'<s:row r="{number}"><s:c r="A{number}" t="s"><s:v>{number - 1}</s:v></s:c>'
                   "</s:row>" for number in range(1, len(column) + 1))
    table = "".join("<s:row>" + "".join(
        f'<s:c t="inlineStr"><s:is><s:t>{escape(cell)}</s:t></s:is></s:c>' for cell in row)
        + "</s:row>" for row in report.table)
    strings = (f"<s:t>{escape(text)}</s:t>" for text in column)
    return xlsx({"보고서": rows, "표": table}, strings, core(report))
