"""How JSON becomes values, and how values become JSON.

`plain` is strict JSON, `fields` says which fields of a class it carries, `codec` makes values of it (the only importer of
cattrs). `entries` finds what a catalog's folder or file holds, `assembly` makes the catalog. `shoulderkit.loading` is the
way in.
"""
