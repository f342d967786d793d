"""The explainer: describes values in sentences. Their wording may change with any version."""

from shoulderkit.explainer.explain import explain, outline

__all__ = ["explain", "outline"]
