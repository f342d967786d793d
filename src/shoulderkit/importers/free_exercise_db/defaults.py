"""The numbers to count with where the dataset has none."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model import Dose, Hold, Reps, Timed
from shoulderkit.model.checks import Value, a_number, an_instance, spec
from shoulderkit.model.doses import LONGEST_S

_a_dose = spec(an_instance(Reps, Hold, Timed))


@attrs.frozen(kw_only=True)
class Defaults(Value):
    """The numbers that the dataset does not have: placeholders so that time can be counted, no recommendations.

    Attributes:
        strengthen: the dose of whatever is done in repetitions.
        static: the dose of a strengthening move that the dataset calls static.
        mobilize: the dose of a stretch; where it is a `Hold`, a hold that the text gives takes the place of its seconds.
        release: the dose of what is rolled.
        integrate: the dose of cardio.
        setup_s: seconds to set up any move.
        switch_s: seconds to change sides.
    """

    strengthen: Dose = field(default=Reps(sets=3, low=8, high=12, rep_s=3, rest_s=60), metadata=_a_dose)
    static: Dose = field(default=Hold(sets=3, hold_s=30, rest_s=60), metadata=_a_dose)
    mobilize: Dose = field(default=Hold(sets=2, hold_s=30, rest_s=10), metadata=_a_dose)
    release: Dose = field(default=Timed(low_s=30, high_s=60), metadata=_a_dose)
    integrate: Dose = field(default=Timed(low_s=300, high_s=600), metadata=_a_dose)
    setup_s: int = field(default=30, metadata=spec(a_number(0, LONGEST_S)))
    switch_s: int = field(default=10, metadata=spec(a_number(0, LONGEST_S)))
