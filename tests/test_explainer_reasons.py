"""Explanations of scores, reasons and what was left out."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import CATALOG, PLAN, SCORE, explained
from shoulderkit.plans import LeftOut, Reason
from shoulderkit.plans.score import POINT
from shoulderkit.vocabulary import (
    OutReason,
    Phase,
    Status,
)


class TestScore:
    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"status": Status.BOUNDED, "bound": 103 * POINT}, "within 7 points of the best choice"),
            ({"status": Status.BOUNDED}, "not proved to be the best choice"),
            ({"order_status": Status.BOUNDED}, "proved to be the best choice, in an order not proved to be the best"),
        ],
    )
    def test_what_is_not_proved_is_said(self, changes, said):
        """A score says how far from the best it may be, and whether its order is proved."""
        assert said in explained(attrs.evolve(SCORE, **changes))

    def test_zero_levels_are_omitted(self):
        """Trips, changes and recent steps are not mentioned where there are none."""
        text = explained(attrs.evolve(SCORE, floor_trips=0, position_changes=0, equipment_changes=0, recent=0))

        for word in ("floor", "Changes", "recently"):
            assert word in explained(SCORE)
            assert word not in text


class TestReason:
    def test_a_phase_alone_can_be_lost(self):
        """A lost phase is stated where no coverage is lost with it."""
        assert "loses the whole release phase." in explained(Reason(exercise="roll", lost_phases=(Phase.RELEASE,)))


class TestLeftOut:
    @pytest.mark.parametrize(
        ("left", "said"),
        [
            (LeftOut(exercise="roll", reason=OutReason.EXCLUDED), "you excluded it."),
            (LeftOut(exercise="roll", reason=OutReason.NO_INSTRUCTIONS), "no instructions"),
            (
                LeftOut(exercise="pull", reason=OutReason.EQUIPMENT, names=("machine", "wall")),
                "old machine and wall bars",
            ),
            (LeftOut(exercise="roll", reason=OutReason.POSITION, names=("prone", "supine")), "(prone or supine)"),
            (LeftOut(exercise="roll", reason=OutReason.DEMAND, names=("floor", "x")), "(the floor and x)"),
            (LeftOut(exercise="roll", reason=OutReason.SERVES_NOTHING), "serves nothing you asked for"),
            (
                LeftOut(exercise="pull", reason=OutReason.NEEDS, names=("roll",), rule="roll-first"),
                "(Lat roll). Roll before",
            ),
            (LeftOut(exercise="pull", reason=OutReason.ONE_OF, names=("roll",), rule="x"), "(Lat roll). Rule x."),
            (LeftOut(exercise="roll", reason=OutReason.NO_TIME, short_s=100), "(1 min 40 s short)."),
            (
                LeftOut(exercise="roll", reason=OutReason.NO_TIME, names=("pull",), short_s=60),
                "(1 min short; only instead of Pull-down).",
            ),
            (LeftOut(exercise="roll", reason=OutReason.MOST_STEPS), "as many steps as allowed."),
            (LeftOut(exercise="roll", reason=OutReason.LESS_WORTH, names=("pull",)), "instead of Pull-down"),
        ],
    )
    def test_each_reason_has_its_sentence(self, left, said):
        """Each reason has a sentence with the exercise and what the reason is about."""
        text = explained(left)

        assert text.startswith(CATALOG.exercises[left.exercise].name)
        assert said in text

    def test_every_reason_has_a_group(self):
        """A plan's explanation names each exercise that is left out, whatever the reason."""
        left = tuple(LeftOut(exercise=f"move-{reason}", reason=reason) for reason in OutReason)

        text = explained(attrs.evolve(PLAN, left_out=left))

        for reason in OutReason:
            assert f"move-{reason}" in text
