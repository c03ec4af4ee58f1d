"""A spreadsheet program as far as the tests need one: it loads a table, edits cells, saves it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

Cells = dict[str, str]


def plain(cell: str) -> str:
    """Give a cell as a spreadsheet keeps it, with one sort of line end."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


class Sheet:
    """The table at *path*, in memory; cells are shown as they stand in the file."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        with self.path.open(encoding="utf-8-sig", newline="") as stream:
            self.columns, *lines = csv.reader(stream, "excel-tab", strict=True)
        self.rows: list[Cells] = [dict(zip(self.columns, line, strict=True)) for line in lines]

    def of(self, ko: str, /) -> Cells:
        """Give the row of a Korean term."""
        [found] = [row for row in self.rows if row["ko"] == ko]
        return found

    def edit(self, which: str, /, **cells: str) -> Sheet:
        """Overwrite cells of the row of a Korean term."""
        self.of(which).update(cells)
        return self

    def add(self, **cells: str) -> Sheet:
        """Write a row below the others."""
        self.rows.append(cells)
        return self

    def drop(self, *columns: str) -> Sheet:
        """Delete columns."""
        self.columns = [name for name in self.columns if name not in columns]
        return self

    def save(
        self, path: Path | str = "", encoding: str = "utf-8", delimiter: str = "\t",
        end: str = "\n", quoting: int = csv.QUOTE_MINIMAL,
    ) -> str:
        """Save as text, beside the table; what the encoding lacks becomes question marks."""
        target = self.path.parent / path if path else self.path
        with target.open("w", encoding=encoding, newline="", errors="replace") as stream:
            writer = csv.writer(
                stream, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore
            writer.writerow(self.columns)
            writer.writerows(
                [plain(row.get(name, "")) for name in self.columns] for row in self.rows)
        return str(target)

    def save_as_web(self, path: Path | str = "") -> str:
        """Save as spreadsheets in a browser do: blanks for tabs and line ends, nothing wrapped."""
        target = self.path.parent / path if path else self.path
        flat: Callable[[str], str] = lambda cell: cell.translate({9: " ", 10: " ", 13: " "})
        lines = [self.columns, *([row.get(name, "") for name in self.columns] for row in self.rows)]
        target.write_text(
            "\r\n".join("\t".join(map(flat, line)) for line in lines), encoding="utf-8", newline="")
        return str(target)
