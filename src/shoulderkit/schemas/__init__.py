"""JSON Schemas of everything that has a JSON form, made from the classes, in the dialect of whoever reads them."""

from shoulderkit.schemas.json_schema import json_schema

__all__ = ["json_schema"]
