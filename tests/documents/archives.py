"""The report in an archive."""

from __future__ import annotations

from glossary.documents.limits import zipped
from tests.documents.forty import Report


def build_zip(report: Report) -> bytes:
    """Give a ZIP archive with the report as its only document."""
    return zipped({"2026/박람회.txt": report.text().encode(), "2026/picture.png": b"\x89PNG"})
