"""The report as plain text."""

from __future__ import annotations

from tests.documents.forty import Report


def build_text(report: Report) -> bytes:
    """Give the report in UTF-8."""
    return report.text().encode()
