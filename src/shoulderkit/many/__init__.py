"""Many plans, made one after the other here, or in processes of their own."""

from shoulderkit.many.plan_many import answer_to, plan_many

__all__ = ["answer_to", "plan_many"]
