"""Values of this package inside an application's own classes, by way of the application's own cattrs converter."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

from cattrs import BaseConverter

from shoulderkit.catalog import Catalog
from shoulderkit.errors import DataError, Fault, InvalidValueError, ShoulderkitError
from shoulderkit.model.checks import Value
from shoulderkit.reading.assembly import assemble
from shoulderkit.reading.codec import read
from shoulderkit.reading.entries import entries_in_tables
from shoulderkit.reading.fields import classes_of, is_union, key_of, type_name
from shoulderkit.reading.loading import dumps
from shoulderkit.reading.plain import Refused


def configure_converter(converter: BaseConverter) -> None:
    """Teach a cattrs converter the values of this package: plans, requests, exercises, doses, errors, catalogs, ….

    Afterwards classes of the application may have fields of them. What the converter makes of such a field, and reads back
    from it, is what `dumps` writes and `loads` reads, with the same strictness and the same faults; everything else it
    does as before. A field may be of any public class, of a union of doses or of refusals, or of a vocabulary.

        converter = cattrs.Converter()
        shoulderkit.configure_converter(converter)
        converter.structure(converter.unstructure(diary), Diary)

    Args:
        converter: any converter of cattrs; it is changed.

    Raises:
        InvalidValueError: it is not a converter. Later, where a field's plain values are faulty, cattrs raises its own
            error, which holds a `DataError` with every fault.
    """
    register = getattr(converter, "register_structure_hook_func", None)
    unregister = getattr(converter, "register_unstructure_hook_func", None)
    if register is None or unregister is None:
        fault = Fault(f"a {type(converter).__name__} is not a converter of cattrs", "converter")
        raise InvalidValueError("configure_converter", (fault,))
    register(_is_ours, _structure)
    unregister(_is_ours, _unstructure)


def _is_ours(kind: Any) -> bool:
    """Return whether a type is one of this package's: a class, a vocabulary, or a union of tagged classes."""
    if is_union(kind):
        kinds = classes_of(kind)
        return len(kinds) > 1 and key_of(kinds) is not None
    if not isinstance(kind, type):
        return False
    ours = kind.__module__.partition(".")[0] == __name__.partition(".")[0]
    return ours and issubclass(kind, (Value, Catalog, ShoulderkitError, StrEnum))


def _structure(plain: Any, kind: Any) -> Any:
    try:
        if kind is Catalog:
            return assemble(list(entries_in_tables(plain)), "Catalog")
        return read(plain, kind)
    except Refused as refused:
        raise refused.faults.error(DataError, type_name(kind)) from None


def _unstructure(value: Any) -> Any:
    # None stands here where a union may be empty
    if value is None or isinstance(value, StrEnum):
        return None if value is None else value.value
    return json.loads(dumps(value, indent=None))
