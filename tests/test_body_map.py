"""The map of the body: where regions are, what is said of each, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

import made
import shoulderkit as sk
from picture_cases import Drawn, contrast, extent
from shoulderkit.pictures.bodies import drawn_body
from shoulderkit.pictures.marks import MAP_COLORS, Mark, mark_patterns
from shoulderkit.pictures.subjects import ALL

CATALOG = sk.bundled()
PLAN = sk.plan(sk.Request(minutes=10, goal="stiff-shoulders", setting="home"))
ROUTINE = CATALOG.routines["desk-upper-back"]
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
BODY = drawn_body()
VIEWS = {view.name: view for view in BODY.views}
#: The horizontal middle of a view, and how far a shape may be from symmetric, in units of the paths: 80 a decimeter.
MIDDLE, NEARLY = BODY.width / 2, 8


def items(drawn: Drawn) -> dict[str, str]:
    """Return what is written of regions: their marks by id."""
    return {item.attrib["data-region"]: item.attrib["data-mark"] for item in drawn.all("g", role="listitem")}


def shapes(drawn: Drawn) -> dict[str, str]:
    """Return which regions are shapes: their marks by id."""
    return {shape.attrib["data-region"]: shape.attrib["data-mark"] for shape in drawn.all("path", data_region="")}


class TestBody:
    def test_every_region_has_its_place(self) -> None:
        """Each region of the bundled catalog, and nothing else, is seen from the side of the body on which it lies."""
        assert BODY.regions == set(CATALOG.regions)
        for region in CATALOG.regions.values():
            seen = {name for name, view in VIEWS.items() if region.id in view.regions}
            assert region.body_side in {*seen, "side"}, region.id

    def test_shapes_lie_on_the_body_and_on_both_its_halves(self) -> None:
        """A shape leaves neither the picture nor the outline of the body, and is the same on the left and on the right."""
        for view in BODY.views:
            left, upper, right, lower = extent(view.looks["body"])
            assert 0 <= left < right <= BODY.width
            assert 0 <= upper < lower <= BODY.height
            for region, path in view.regions.items():
                one = extent(path)
                assert left - NEARLY <= one[0] < one[2] <= right + NEARLY, region
                assert upper <= one[1] < one[3] <= lower, region
                assert (one[0] + one[2]) / 2 == pytest.approx(MIDDLE, abs=NEARLY), region

    def test_parts_lie_where_the_whole_does(self) -> None:
        """The shape of a region meets that of each region that it is part of, where both are seen from one side."""
        met = 0
        for region in CATALOG.regions.values():
            for parent in region.part_of:
                for view in BODY.views:
                    if {region.id, parent} <= set(view.regions):
                        one, other = extent(view.regions[region.id]), extent(view.regions[parent])
                        assert one[0] < other[2], (region.id, parent)
                        assert one[1] < other[3], (region.id, parent)
                        assert one[3] > other[1], (region.id, parent)
                        met += 1
        assert met > 30

    @pytest.mark.parametrize(
        ("side", "names"),
        [
            ("back", ("suboccipitals", "cervical-spine", "supraspinatus", "infraspinatus", "lower-back")),
            ("back", ("upper-trapezius", "middle-trapezius", "lower-trapezius")),
            ("back", ("neck-extensors", "rhomboids", "latissimus-dorsi", "lower-back")),
            ("front", ("neck", "upper-trapezius", "pectoralis-major", "serratus-anterior")),
            ("front", ("shoulder", "deltoid", "biceps-brachii")),
        ],
    )
    def test_from_head_to_hip(self, side: str, names: tuple[str, ...]) -> None:
        """Regions stand in the order in which anatomy has them, from above to below, by the middle of each."""
        middles = [sum(extent(VIEWS[side].regions[name])[1::2]) for name in names]
        assert middles == sorted(middles)

    def test_what_lies_deep_are_muscles_below_others(self) -> None:
        """No joint and no area is deep, and none of the muscles that one sees from outside."""
        deep = {region for view in BODY.views for region in view.deep}
        assert {CATALOG.regions[region].kind for region in deep} == {"muscle"}
        assert {"rhomboids", "pectoralis-minor", "suboccipitals", "levator-scapulae"} <= deep
        assert not {"deltoid", "pectoralis-major", "latissimus-dorsi", "upper-trapezius", "biceps-brachii"} & deep

    def test_the_file_is_small_and_loads_nothing(self) -> None:
        """The file of the body is a valid SVG of at most 25 KB, without a script or an address."""
        path = Path(sk.__file__).parent / "data" / "figures" / "body.svg"
        text = path.read_text(encoding="utf-8")
        assert len(text) < 25_000
        assert ET.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own file
        assert "script" not in text
        assert text.count("http") == 1


class TestMarks:
    @pytest.mark.parametrize("theme", MAP_COLORS)
    def test_contrast(self, theme: str) -> None:
        """Marks have a contrast of 3 to 1 to the body, the paper and what is below their patterns, and so has a rim to marks."""
        colors = MAP_COLORS[theme]
        for ground in ("body", "paper", "tint", "rim"):
            assert contrast(colors["mark"], colors[ground]) >= 3, ground

    def test_marks_differ_without_colors(self) -> None:
        """Each mark has a pattern of its own, whatever the colors, on the body as in the legend; grey has no hue."""
        found = mark_patterns(0.5, "-x").split("<pattern")[1:]
        assert len({part.split(">", 1)[1] for part in found}) == len(found) == len(Mark)
        assert all(color[1:3] == color[3:5] == color[5:7] for color in MAP_COLORS["grey"].values())
        assert 'patternTransform="scale(2.000)"' in found[0]


class TestRoles:
    def test_an_exercise(self) -> None:
        """The map of an exercise marks each target by its role, and says it; what it does not target is not there."""
        exercise = CATALOG.exercises["down-and-back-reset"]
        drawn = Drawn(sk.body_map(exercise))
        drawn.check()
        marks = {"primary": "most", "secondary": "some", "quiet": "least"}
        wanted = {target.region: marks[target.role] for target in exercise.targets}
        assert set(wanted.values()) == set(marks.values())
        assert items(drawn) == shapes(drawn) == wanted
        assert {"primary", "secondary", "must stay relaxed"} <= set(drawn.texts)
        labels = [item.attrib["aria-label"] for item in drawn.all("g", role="listitem", tabindex="0")]
        assert "Upper trapezius: Must stay relaxed." in labels

    def test_a_plan_its_routine_and_its_session(self) -> None:
        """A plan, its routine and its session have the same regions; each exercise is named with its role in them."""
        wanted = {target.region for step in PLAN for target in step.exercise.targets}
        found = [Drawn(sk.body_map(value, CATALOG)) for value in (PLAN, PLAN.routine, PLAN.session)]
        for drawn in found:
            drawn.check()
            assert set(items(drawn)) == set(shapes(drawn)) == wanted
        said = [[item.attrib["aria-label"] for item in drawn.all("g", role="listitem")] for drawn in found]
        assert said[0] == said[1] == said[2]
        for step in PLAN:
            for target in step.exercise.targets:
                label = next(text for text in said[0] if text.startswith(f"{CATALOG.regions[target.region].name}:"))
                assert step.exercise.name in label

    def test_the_first_role_marks(self) -> None:
        """A region that is primary in one exercise and must stay relaxed in another is marked as primary, and says both."""
        drawn = Drawn(sk.body_map(PLAN))
        label = next(item.attrib["aria-label"] for item in drawn.all("g", data_region="upper-trapezius"))
        assert items(drawn)["upper-trapezius"] == "most"
        assert "Primary in" in label
        assert "Must stay relaxed in" in label

    def test_a_session_needs_its_exercises(self) -> None:
        """A session says no targets: they are looked up in the bundled catalog, or in the one that is given."""
        assert sk.body_map(ROUTINE.session) == sk.body_map(ROUTINE.session, CATALOG)
        with pytest.raises(sk.UnknownIdError):
            sk.body_map(ROUTINE.session, sk.Catalog())


class TestPlans:
    def test_coverage(self) -> None:
        """Coverage is that of the score: all in full is most, none at all is least, and what is between is some."""
        drawn = Drawn(sk.body_map(PLAN, by="coverage"))
        drawn.check()
        units: dict[str, list[int]] = {}
        for cell in PLAN.score.cells:
            units.setdefault(cell.region, []).append(cell.before + cell.units)
        wanted = {
            region: "most" if min(each) >= 720 else "least" if not max(each) else "some"
            for region, each in units.items()
        }
        assert items(drawn) == shapes(drawn) == wanted
        assert set(wanted.values()) == {"most", "some", "least"}
        about = drawn.all("desc")[0].text or ""
        assert f"{float(PLAN.score.points):.1f} points" in about

    def test_missing(self) -> None:
        """What is missing is what the plan says, with the reason; where another phase serves the region, it is some."""
        drawn = Drawn(sk.body_map(PLAN, by="missing"))
        drawn.check()
        missing = {each.region for each in PLAN.missing if each.region}
        served = {cell.region for cell in PLAN.score.cells if cell.units}
        assert items(drawn) == shapes(drawn) == {name: "some" if name in served else "most" for name in missing}
        assert missing & served
        assert missing - served
        assert "Nothing for release latissimus dorsi: Lat release would need equipment" in (
            drawn.all("desc")[0].text or ""
        )

    def test_a_phase_can_be_missing(self) -> None:
        """A phase that nothing serves is said below, and nothing missing is said, too."""
        narrow = sk.plan(sk.Request(minutes=1, goal="tight-upper-back", setting="desk"))
        phases = [each for each in narrow.missing if each.region is None]
        assert phases
        text = " ".join(Drawn(sk.body_map(narrow, by="missing")).texts)
        assert f"the {phases[0].phase} phase" in text
        catalog = sk.Catalog(regions=[made.region()], exercises=[made.exercise()])
        request = sk.Request(minutes=5, focus="chest", phases=["strengthen"], without_instructions=True)
        whole = Drawn(sk.body_map(sk.Planner(catalog).plan(request), by="missing"))
        assert "Nothing is missing" in whole.texts
        assert not whole.all("g", role="listitem")
        assert not shapes(whole)


class TestWeights:
    def test_a_goal(self) -> None:
        """The weights of a goal's phases add up, and are marked by thirds of the heaviest; the legend has their numbers."""
        goal = CATALOG.goals["tense-neck"]
        totals: dict[str, int] = {}
        for weight in goal.weights:
            totals[weight.region] = totals.get(weight.region, 0) + weight.weight
        most = max(totals.values())
        wanted = {
            region: "most" if 3 * total >= 2 * most else "some" if 3 * total >= most else "least"
            for region, total in totals.items()
        }
        drawn = Drawn(sk.body_map(goal, CATALOG))
        assert items(drawn) == shapes(drawn) == wanted
        assert {"weight 4 to 5", "weight 3", "weight 1"} <= set(drawn.texts)
        assert "Weight 3: release 2 and mobilize 1" in drawn.texts

    def test_weights(self) -> None:
        """Weights by region are a map, too; a region without a place on the body is written all the same."""
        assert items(Drawn(sk.body_map({"chest": 3, "neck": 1}))) == {"chest": "most", "neck": "some"}
        catalog = sk.Catalog(regions=[made.region(id="knee", name="Knee")])
        drawn = Drawn(sk.body_map({"knee": 2}, catalog))
        assert items(drawn) == {"knee": "most"}
        assert not shapes(drawn)
        assert "Has no place on the map." in drawn.texts


class TestRefusals:
    @pytest.mark.parametrize("by", ALL)
    def test_what_cannot_be_marked(self, by: str) -> None:
        """A value is marked by what it has; all else is refused with what it can be marked by, and for what that is."""
        allowed = {
            PLAN: ("role", "coverage", "missing"),
            ROUTINE: ("role",),
            PLAN.session: ("role",),
            CATALOG.exercises["wall-angel"]: ("role",),
            CATALOG.goals["tense-neck"]: ("weight",),
        }
        for value, known in allowed.items():
            if by in known:
                assert sk.body_map(value, CATALOG, by=by)  # type: ignore[arg-type]
                continue
            with pytest.raises(sk.InvalidValueError, match=f"can be marked by {known[0]}") as caught:
                sk.body_map(value, by=by)  # type: ignore[arg-type]
            assert caught.value.faults[0].path == "by"

    def test_all_faults_at_once(self) -> None:
        """Another value, a mark that is none, a theme and a width are refused together, with what is near."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.body_map(3, by="roles", theme="gray", width=1)  # type: ignore[arg-type]
        assert {fault.path for fault in caught.value.faults} == {"value", "by", "theme", "width"}
        assert ("role",) in {fault.near for fault in caught.value.faults}
        with pytest.raises(sk.InvalidValueError, match="role, coverage, missing or weight"):
            sk.body_map(PLAN, by=1)  # type: ignore[arg-type]

    def test_weights_that_are_none(self) -> None:
        """Weights that are no whole numbers above 0, names that are none and no weights at all are refused."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.body_map({"chest": 0, "neck": 1.5, 3: 1})  # type: ignore[dict-item]
        assert [fault.path for fault in caught.value.faults] == ["value.chest", "value.neck", "value"]
        with pytest.raises(sk.InvalidValueError, match="no weights"):
            sk.body_map({})
        with pytest.raises(sk.UnknownIdError, match="chest"):
            sk.body_map({"chests": 1})


def test_several_stand_in_one_page() -> None:
    """No two maps share an identifier, and what lights up in one is its own."""
    pictures = [sk.body_map(PLAN, by=by, width=width) for by in ("role", "coverage", "missing") for width in (320, 720)]
    pictures.append(sk.body_map(PLAN, theme="grey"))
    found = [element.attrib["id"] for each in pictures for element in Drawn(each).root.iter() if "id" in element.attrib]
    assert len(found) == len(set(found))
    for each in pictures:
        drawn = Drawn(each)
        own = {shape.attrib["id"] for shape in drawn.all("path", data_region="")}
        assert {use.attrib["href"].removeprefix("#") for use in drawn.all("use")} == own


def test_views_stand_beside_or_below_each_other() -> None:
    """On a phone the back stands below the front, elsewhere beside it; a map is at most 60 KB."""
    for width, rows in ((320, 2), (800, 1)):
        picture = sk.body_map(PLAN, width=width)
        places = {text: y for text, _, _, y in Drawn(picture).places() if text in {"Front", "Back"}}
        assert len(set(places.values())) == rows
        assert len(picture.encode()) < 60_000


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("map-role", sk.body_map(CATALOG.exercises["down-and-back-reset"], CATALOG)),
        ("map-coverage", sk.body_map(PLAN, by="coverage")),
    ],
)
def test_the_maps_of_the_page_are_these(name: str, picture: str) -> None:
    """The maps that the page shows are what it draws; ``APPROVE=1`` writes them."""
    path = PICTURES / f"{name}.svg"
    if os.environ.get("APPROVE"):
        path.write_text(picture + "\n", encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == picture + "\n"


def test_what_was_done_today_counts() -> None:
    """A region that was served earlier today is not shown as not served."""
    before = attrs.evolve(
        PLAN, score=attrs.evolve(PLAN.score, cells=tuple(attrs.evolve(cell, before=720) for cell in PLAN.score.cells))
    )
    assert set(items(Drawn(sk.body_map(before, by="coverage"))).values()) == {"most"}
