"""Values as flat records: a dict for each row, with the same documented columns for every value of a kind.

`Tabular.to_records` and the Arrow protocol of tables, rows, exercises, goals, routines, plans, days
and sessions come here.
"""

from shoulderkit.records.columns import Column, columns_of
from shoulderkit.records.of import records_of
from shoulderkit.records.steps import plan_records, step_record

__all__ = ["Column", "columns_of", "plan_records", "records_of", "step_record"]
