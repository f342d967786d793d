"""Planning of many requests, one after the other or in parallel processes."""

from shoulderkit.many.plan_many import answer_to, plan_many

__all__ = ["answer_to", "plan_many"]
