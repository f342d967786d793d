"""Values to sentences: the only prose in code. The wording is no promise; the values are."""

from shoulderkit.explainer.explain import explain, outline

__all__ = ["explain", "outline"]
