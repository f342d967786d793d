"""Fuzzing with atheris: bytes that nobody thought of, led by which lines they reach.

Whatever comes in has to give a result or a `ShoulderkitError`, within two seconds and half a gigabyte. `targets` says what
is tried and what must hold of a result, `seeds` what a run starts from, `mutation` how JSON is changed so that it stays
JSON, `running` is a run, and `replay` tries one input without atheris, which decides whether it is a finding.
"""
