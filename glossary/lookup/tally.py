"""Counting in a million places at once: sets as the bits of integers.

An integer is a set of places: place 3 is in it when bit 3 is on. A number for each place is a row
of integers, its *planes*: the first has the places whose number is odd, the second those whose
number has a 2 in it, and so on. So the sum of thirty sets takes some 130 operations on integers,
however many places there are (bit-sliced arithmetic: O'Neil and Quass, SIGMOD 1997).
"""

from __future__ import annotations

from collections.abc import Sequence

#: The places of the bits of each byte, and each byte as whether it has any.
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
_ANY = bytes([0] + [1] * 255)


def total(sets: Sequence[int]) -> list[int]:
    """Give, as planes, how many of *sets* each place is in.

    >>> total([0b011, 0b001, 0b101])  # place 0 is in three, places 1 and 2 in one
    [7, 1]
    """
    planes = []
    row = list(sets)
    while row:
        carried = []
        while len(row) > 2:
            one, two, three = row.pop(), row.pop(), row.pop()
            odd = one ^ two
            row.append(odd ^ three)
            carried.append(one & two | odd & three)
        if len(row) == 2:
            carried.append(row[0] & row[1])
            row = [row[0] ^ row[1]]
        planes += row
        row = carried
    return planes


def at_least(planes: Sequence[int], number: int, every: int) -> int:
    """Give the places of *every* that have *number* or more.

    >>> at_least([0b111, 0b001], 2, 0b1111), at_least([0b111, 0b001], 0, 0b1111)
    (1, 15)
    """
    if number <= 0:
        return every
    if number >> len(planes):
        return 0
    found = every
    for plane in planes:
        found = found & plane if number & 1 else found | plane
        number >>= 1
    return found & every


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
