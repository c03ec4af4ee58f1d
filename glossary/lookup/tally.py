"""Counting in a million places at once: sets as the bits of integers.

An integer is a set of places: place 3 is in it when bit 3 is on. A number for each place is a row
of integers, its *planes*: the first has the places whose number is odd, the second those whose
number has a 2 in it, and so on. So the sum of thirty sets takes some 130 operations on integers,
however many places there are, and the places with the greatest numbers take one or two for each
plane (bit-sliced arithmetic: O'Neil and Quass, SIGMOD 1997). Too many places for the cache of a
processor are better counted in several *blocks*.
"""

from __future__ import annotations

from collections.abc import Sequence

#: The places of the bits of each byte, and each byte as whether it has any.
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
_ANY = bytes([0] + [1] * 255)


def total(columns: Sequence[Sequence[int]]) -> list[int]:
    """Give the sum of sets as planes: those of the first column count 1, of the second 2, of the
    third 4, and so on.

    >>> total([[0b011, 0b001, 0b101]])  # place 0 is in three, places 1 and 2 in one
    [7, 1]
    >>> total([[0b1], [0b11, 0b10]])  # 3 in place 0, 4 in place 1
    [1, 1, 2]
    """
    planes: list[int] = []
    carried: list[int] = []
    while carried or len(planes) < len(columns):
        row = [*carried, *columns[len(planes)]] if len(planes) < len(columns) else carried
        carried = []
        while len(row) > 2:
            one, two, three = row.pop(), row.pop(), row.pop()
            odd = one ^ two
            row.append(odd ^ three)
            carried.append(one & two | odd & three)
        if len(row) == 2:
            carried.append(row[0] & row[1])
            row = [row[0] ^ row[1]]
        planes += row or [0]
    return planes


def greatest(
    sums: Sequence[Sequence[int]], every: Sequence[int], fewest: int, most: int
) -> list[int]:
    """Give the places of *every* that have the greatest numbers, *fewest* to *most* of them, block
    by block; all of them where they are fewer. Of too many that are equal, some are given.

    >>> greatest([[0b011, 0b110]], [0b111], 1, 1), greatest([[0b011, 0b110]], [0b111], 2, 2)
    ([2], [6])
    """
    sure, left, number = [0] * len(every), list(every), 0
    for level in reversed(range(max(map(len, sums), default=0))):
        high = [each & planes[level] if level < len(planes) else 0
                for each, planes in zip(left, sums)]
        size = count(high, most - number)
        if number + size > most:
            left = high
            continue
        number += size
        sure = [one | two for one, two in zip(sure, high)]
        if number >= fewest:
            return sure
        left = [one ^ two for one, two in zip(left, high)]
    for at, equal in enumerate(left):
        some = first(equal, fewest - number)
        number += some.bit_count()
        sure[at] |= some
    return sure


def count(sets: Sequence[int], most: int) -> int:
    """Give how many places some sets have; beyond *most* no further one is counted.

    >>> count([0b111, 0b1, 0b11], 10), count([0b111, 0b1, 0b11], 2)
    (6, 3)
    """
    number = 0
    for each in sets:
        number += each.bit_count()
        if number > most:
            break
    return number


def places(members: int) -> list[int]:
    """Give the places of a set, in order.

    >>> places(0b100000101)
    [0, 2, 8]
    """
    octets = members.to_bytes(members.bit_length() + 7 >> 3, "little")
    find = octets.translate(_ANY).find
    found = []
    at = find(1)
    while at >= 0:
        found.append(at)
        at = find(1, at + 1)
    return [8 * at + bit for at in found for bit in _BITS[octets[at]]]


def first(members: int, number: int) -> int:
    """Give the first *number* places of a set, all where there are fewer.

    >>> first(0b1011, 2), first(0b1011, 3), first(0b1011, 0)
    (3, 11, 0)
    """
    if number <= 0:
        return 0
    found = places(members)
    return members & (2 << found[number - 1]) - 1 if len(found) > number else members
