"""The best assignment of a sparse set of pairs: each term at most once, the total worth greatest.

A term may stay alone, which is worth nothing. Terms come in one by one; each takes the way of
least loss through those that are already placed (shortest augmenting paths with potentials, as in
Jonker and Volgenant 1987), so the result is the best one there is, and the same every time.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

_FREE = -1


def assign(pairs: Iterable[tuple[int, int, float]], rows: int) -> dict[int, int]:
    """Give the column of each row that gets one, out of *pairs* (row, column, worth).

    Pairs that are worth nothing are left out; *rows* is the number of rows.

    >>> assign([(0, 0, 2.0), (0, 1, 1.9), (1, 0, 1.0)], 2)
    {0: 1, 1: 0}
    """
    edges: list[list[tuple[int, float]]] = [[] for _ in range(rows)]
    columns = 0
    for row, column, worth in pairs:
        columns = max(columns, column + 1)
        if worth > 0:
            edges[row].append((column, -worth))
    search = _Search(edges, columns)
    for row in range(rows):
        search.place(row)
    return {row: column for row, column in enumerate(search.column_of)
            if _FREE < column < columns}


class _Search:
    """The assignment so far; column ``columns + row`` is that in which *row* stays alone."""

    def __init__(self, edges: list[list[tuple[int, float]]], columns: int) -> None:
        self.edges, self.columns = edges, columns
        self.column_of = [_FREE] * len(edges)
        self.row_of: dict[int, int] = {}
        self.price: dict[int, float] = {}  # of columns
        # Of rows: so low that no way is shorter than nothing.
        self.level = [min((cost for _, cost in row), default=0.0) for row in edges]

    def place(self, row: int) -> None:
        """Place *row* by the shortest path to a column that is free."""
        length: dict[int, float] = {}
        came: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        at, so_far = row, 0.0
        while True:
            self._relax(at, so_far, length, came, done, heap)
            so_far, column = heappop(heap)
            while column in done or so_far > length[column]:
                so_far, column = heappop(heap)
            if column not in self.row_of:
                break
            done[column] = so_far
            at = self.row_of[column]
        self._settle(row, so_far, done)
        self._swap(row, column, came)

    def _relax(
        self, row: int, so_far: float, length: dict[int, float], came: dict[int, int],
        done: dict[int, float], heap: list[tuple[float, int]],
    ) -> None:
        base = so_far - self.level[row]
        for column, cost in (*self.edges[row], (self.columns + row, 0.0)):
            if column not in done:
                total = base + cost - self.price.get(column, 0.0)
                if total < length.get(column, float("inf")):
                    length[column], came[column] = total, row
                    heappush(heap, (total, column))

    def _settle(self, row: int, total: float, done: dict[int, float]) -> None:
        """Let the potentials follow, so that no way is ever shorter than nothing."""
        self.level[row] += total
        for column, length in done.items():
            self.level[self.row_of[column]] += total - length
            self.price[column] = self.price.get(column, 0.0) - (total - length)

    def _swap(self, row: int, column: int, came: dict[int, int]) -> None:
        while True:
            at = came[column]
            before = self.column_of[at]
            self.row_of[column], self.column_of[at] = at, column
            if at == row:
                return
            column = before
