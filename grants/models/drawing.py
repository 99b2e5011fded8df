"""How a sample is drawn: from a seed and the numbers of what is drawn from, so that anybody can draw it again.

The order is that of sha256 over `seed:number` (the seed, a colon and the number in digits, as UTF-8), written in hexadecimal.
The first ones are drawn: the share of all, rounded up to a whole number, and at least one.
"""

import hashlib

METHOD = "sha256(frö:nummer), minst först"


def digest(seed, number):
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def how_many(count, percent):
    """The share of `count`, rounded up."""
    return -(-count * percent // 100)


def draw(seed, numbers, percent):
    """The numbers that are drawn, in the order that they are drawn."""
    ordered = sorted(set(numbers), key=lambda number: digest(seed, number))
    return ordered[: how_many(len(ordered), percent)]
