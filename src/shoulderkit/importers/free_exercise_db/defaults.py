"""Default doses and times, which the dataset does not have."""

from __future__ import annotations

import attrs
from attrs import field

from shoulderkit.model import Dose, Hold, Reps, Timed
from shoulderkit.model.checks import Value
from shoulderkit.model.doses import LONGEST_S
from shoulderkit.model.specs import a_number, an_instance, spec

_a_dose = spec(an_instance(Reps, Hold, Timed))


@attrs.frozen(kw_only=True)
class Defaults(Value):
    """The doses and times that the dataset does not have: placeholders, not recommendations.

    Attributes:
        strengthen: the dose of a strengthening exercise that is done in repetitions.
        static: the dose of a strengthening exercise that the dataset calls static.
        mobilize: the dose of a stretch; if it is a `Hold`, a hold that the text states replaces its seconds.
        release: the dose of an exercise with a roller.
        integrate: the dose of a cardio exercise.
        setup_s: seconds to set up an exercise.
        switch_s: seconds to change sides.
    """

    strengthen: Dose = field(default=Reps(sets=3, low=8, high=12, rep_s=3, rest_s=60), metadata=_a_dose)
    static: Dose = field(default=Hold(sets=3, low_s=30, high_s=30, rest_s=60), metadata=_a_dose)
    mobilize: Dose = field(default=Hold(sets=2, low_s=30, high_s=30, rest_s=10), metadata=_a_dose)
    release: Dose = field(default=Timed(low_s=30, high_s=60), metadata=_a_dose)
    integrate: Dose = field(default=Timed(low_s=300, high_s=600), metadata=_a_dose)
    setup_s: int = field(default=30, metadata=spec(a_number(0, LONGEST_S)))
    switch_s: int = field(default=10, metadata=spec(a_number(0, LONGEST_S)))
