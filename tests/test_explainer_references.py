"""Whatever else a catalog holds, in words."""

from __future__ import annotations

import attrs
import pytest

from explainer_cases import BEFORE, CATALOG, GOAL, PHASES, told
from shoulderkit.vocabulary import (
    RuleKind,
)


class TestReferences:
    @pytest.mark.parametrize(
        ("value", "parts"),
        [
            (GOAL, ("my back is stuck", "release latissimus dorsi 2", "strengthen T-spine and blade 1", "The Book")),
            (CATALOG.settings["den"], ("wall bars", "seated", "the floor")),
            (CATALOG.settings["field"], ("Equipment none", "Positions all", "Avoids nothing")),
            (CATALOG.equipment["roller"], ("Foam roller (roller)", "old machine", "A soft one.")),
            (CATALOG.regions["lats"], ("muscle, back of the body", "Also called lat", "UBERON:0001112")),
            (CATALOG.regions["neck"], ("Part of T-spine and blade",)),
            (
                BEFORE,
                (
                    "Roll before you pull",
                    "A free lat",
                    "Lat roll; Pull-down",
                    "Order hardly matters.",
                    "against it: A study",
                ),
            ),
            (PHASES, ("release, strengthen", "A professional guideline")),
            (
                attrs.evolve(PHASES, kinds=(RuleKind.REGION_ORDER,), regions=(("lats", "neck"),)),
                ("latissimus dorsi and neck",),
            ),
            (CATALOG.sources["book"], ("The Book (book)", "A. Writer", "2020", "https://example.org/book")),
            (CATALOG.sources["study"], ("laboratory study", "PMC1", "Small.")),
        ],
    )
    def test_whatever_a_catalog_holds_can_be_told(self, value, parts):
        """Goals, settings, equipment, regions, rules and sources are told with all they hold."""
        text = told(value)

        for part in parts:
            assert part in text
