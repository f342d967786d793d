"""What the places that a schema is put into want of it."""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """How a schema is said.

    Attributes:
        references: what stands before the name of a definition in a reference.
        header: whether a text may begin with the schema that it keeps to and the version of its form.
        look_around: whether patterns exclude a last newline, which some engines let ``$`` pass over; the engine of JSON
            Schema does not, and those without look-around would refuse the pattern.
        discriminator: whether the key by which a choice is made is named.
        shared: whether definitions stand beside those of other schemas, so that the name of each says of which form it is.
    """

    references: str
    header: bool = False
    look_around: bool = False
    discriminator: bool = False
    shared: bool = False


DIALECTS: dict[str, Dialect] = {
    "2020-12": Dialect("#/$defs/", header=True, look_around=True),
    "openapi": Dialect("#/components/schemas/", discriminator=True, shared=True),
    "tool": Dialect("#/$defs/"),
}
