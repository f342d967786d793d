"""Pictures of sessions and days: colors that can be told apart, steps that can be reached, and what is refused."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import made
import shoulderkit as sk
from cli_cases import refused
from cli_cases import run as run_cli
from picture_cases import Drawn, contrast
from shoulderkit.explainer.layout import DISCLAIMER
from shoulderkit.explainer.words import capital, position_words
from shoulderkit.pictures.svg import element, number, width_of, wrapped
from shoulderkit.pictures.themes import COLORS, patterns, style_of

PLANNER = sk.Planner(sk.bundled())
PLAN = PLANNER.plan(sk.Request(minutes=10, goal="stiff-shoulders", setting="home"))
DAY = PLANNER.breaks(sk.Request(minutes=2, goal="tense-neck", setting="desk"), 4)
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
THEMES = ("auto", "light", "dark", "grey")


class TestColors:
    @pytest.mark.parametrize("theme", COLORS)
    def test_contrast(self, theme: str) -> None:
        """Texts have a contrast of 4.5 to 1 to what they stand on, and what is drawn one of 3 to 1, as WCAG 2.2 AA asks."""
        colors = COLORS[theme]
        for text in ("ink", "soft"):
            assert contrast(colors[text], colors["paper"]) >= 4.5
            assert contrast(colors[text], colors["band"]) >= 4.5
        for drawn in (*sk.Phase, "soft"):
            assert contrast(colors[drawn], colors["paper"]) >= 3
            assert contrast(colors[drawn], colors["band"]) >= 3

    def test_contrast_is_that_of_the_standard(self) -> None:
        """The contrast of black and white is 21 to 1, and that of #777 on white 4.48 to 1."""
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)

    def test_every_theme_has_all_colors(self) -> None:
        """A theme has a color for whatever another has, and grey has no hue."""
        assert len({frozenset(colors) for colors in COLORS.values()}) == 1
        assert all(color[1:3] == color[3:5] == color[5:7] for color in COLORS["grey"].values())

    def test_phases_differ_without_colors(self) -> None:
        """Each phase has a pattern of its own, whatever the colors."""
        found = patterns()
        shapes = [part.split("/>", 1)[1].split("</pattern>")[0] for part in found.split("<pattern")[1:]]
        assert len(set(shapes)) == len(shapes) == len(sk.Phase)

    def test_auto_follows_the_system(self) -> None:
        """By itself a picture is light, and dark where the reader's system prefers that; other themes ask nobody."""
        light, dark = style_of("auto").split("@media(prefers-color-scheme:dark)")
        assert all(color in light for color in COLORS["light"].values())
        assert all(color in dark for color in COLORS["dark"].values())
        assert all("@media" not in style_of(theme) for theme in COLORS)


class TestTimeline:
    def test_steps_can_be_reached(self) -> None:
        """Each step is an item that the keyboard comes to, with its reason in words, there and where one points."""
        drawn = Drawn(sk.timeline(PLAN))
        items = drawn.all("g", role="listitem", tabindex="0")
        assert len(items) == len(PLAN)
        for item, reason, step in zip(items, PLAN.reasons, PLAN.steps, strict=True):
            label = item.attrib["aria-label"]
            assert step.exercise.name in label
            region = sk.bundled().regions[reason.parts[0].region].name
            assert region.lower() in label.lower()
            assert item[0].text == label
            pointed = [child for child in item if "data-interval" in child.attrib]
            assert pointed
            assert all(step.exercise.name in (child[0].text or "") for child in pointed)
            assert all(label.rpartition("For ")[2].partition(". ")[2] in (child[0].text or "") for child in pointed)
        assert drawn.root.attrib["role"] == "figure"

    def test_what_is_written(self) -> None:
        """Phases, positions, steps and times are written, and that it is no medical advice."""
        drawn = Drawn(sk.timeline(PLAN, width=1280))
        text = " ".join(drawn.texts)
        for step in PLAN.steps:
            assert step.exercise.name in text
        for phase in PLAN.score.phases:
            assert phase in drawn.texts
        assert DISCLAIMER in text
        assert f"{PLAN.score.position_changes} changes of position" in (drawn.all("desc")[0].text or "")

    def test_changes_of_position_are_drawn(self) -> None:
        """Each change of position has its line, at the moment of its step."""
        drawn = Drawn(sk.timeline(PLAN))
        lines = [path for path in drawn.all("path") if path.attrib["class"] == "s-ink change"]
        assert len(lines) == PLAN.score.position_changes > 0

    def test_a_session_alone(self) -> None:
        """A session says neither positions nor reasons, and is drawn all the same; so is a routine."""
        routine = sk.bundled().routines["desk-upper-back"]
        alone, whole = Drawn(sk.timeline(routine.session)), Drawn(sk.timeline(routine, sk.bundled()))
        for words in {capital(position_words(step.position)) for step in routine.steps}:
            assert not any(text.startswith(words) for text in alone.texts)
            assert any(text.startswith(words) for text in whole.texts)
        assert not any(path.attrib["class"] == "s-ink change" for path in alone.all("path"))
        alone.check()
        whole.check()

    def test_the_legend_has_what_is_there(self) -> None:
        """A session that is only work has no swatch for getting ready or for rests."""
        exercise = made.exercise(setups=[made.setup(setup_s=0)], dose=sk.Hold(low_s=20, high_s=20))
        drawn = Drawn(sk.timeline(made.routine(made.step(exercise))))
        assert {each.kind for each in made.routine(made.step(exercise)).session} == {"work"}
        assert not {"rest", "get ready, change sides"} & set(drawn.texts)
        assert {"rest", "get ready, change sides"} <= set(Drawn(sk.timeline(PLAN)).texts)

    def test_a_long_session_has_few_marks(self) -> None:
        """However long a session is, the times on its axis stand apart."""
        steps = [attrs.evolve(step, start_s=0) for step in PLAN.steps] * 40
        drawn = Drawn(sk.timeline(sk.Routine(id="x", name="X", steps=steps), width=280))
        drawn.check()
        assert 2 <= sum(text.replace(":", "").isdigit() and ":" in text for text in drawn.texts) < 20


class TestDay:
    def test_cells_can_be_reached(self) -> None:
        """Each weighted cell is an item that the keyboard comes to, and says which breaks serve it."""
        drawn = Drawn(sk.day_chart(DAY))
        items = drawn.all("g", role="listitem", tabindex="0")
        assert len(items) == len(DAY.plans[0].score.cells)
        labels = [item.attrib["aria-label"] for item in items]
        assert any("served in no break" in label for label in labels)
        assert any("served in breaks" in label for label in labels)
        assert any("served in break " in label for label in labels)

    def test_what_is_written(self) -> None:
        """The exercises of each break are written, why something is not served, and that it is no medical advice."""
        drawn = Drawn(sk.day_chart(DAY, width=1280))
        text = " ".join(drawn.texts)
        for plan in DAY:
            for step in plan:
                assert step.exercise.name in text
        assert "Not served" in drawn.texts
        assert "Nothing for release levator scapulae" in text
        assert DISCLAIMER in text

    def test_nothing_is_missing_where_all_is_served(self) -> None:
        """Where each cell is served, nothing is said to be missing."""
        catalog = sk.Catalog(regions=[made.region()], exercises=[made.exercise()])
        day = sk.Planner(catalog).breaks(
            sk.Request(minutes=5, focus="chest", phases=["strengthen"], without_instructions=True), 1
        )
        drawn = Drawn(sk.day_chart(day))
        assert "Not served" not in drawn.texts
        assert "not served" not in drawn.texts

    def test_many_breaks_fit(self) -> None:
        """With more breaks than fit, only some are numbered."""
        many = attrs.evolve(DAY, plans=DAY.plans * 10)
        drawn = Drawn(sk.day_chart(many, width=280))
        drawn.check()
        numbers = [text for text in drawn.texts if text.isdigit()]
        assert numbers[0] == "1"
        assert len(numbers) < 40


class TestPicture:
    def test_it_is_a_text(self) -> None:
        """A picture is its SVG's text, which notebooks show, and is the same each time, through pickles too."""
        for draw in (lambda: sk.timeline(PLAN), lambda: sk.day_chart(DAY)):
            picture = draw()
            assert type(picture) is sk.Picture
            assert picture == draw() == picture.svg == str(picture)
            assert type(str(picture)) is type(picture.svg) is str
            assert picture._repr_svg_() == picture._repr_html_() == picture.svg
            assert repr(picture) == f"<Picture of {len(picture)} characters>"
            assert pickle.loads(pickle.dumps(picture)) == picture
            assert type(pickle.loads(pickle.dumps(picture))) is sk.Picture

    def test_it_is_the_same_in_every_process(self) -> None:
        """Two processes with other seeds of hashes draw the same text."""
        code = (
            "import shoulderkit as sk, hashlib\n"
            "routine = sk.bundled().routines['desk-upper-back']\n"
            "print(hashlib.sha256(sk.timeline(routine).encode()).hexdigest())"
        )
        runs = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(runs) == 1

    def test_several_stand_in_one_page(self) -> None:
        """No two pictures share an identifier, in whatever they differ; one of one's own is taken."""
        pictures = [sk.timeline(PLAN, theme=theme, width=width) for theme in THEMES for width in (320, 720)]
        pictures += [sk.day_chart(DAY), sk.timeline(PLAN, id="mine"), sk.timeline(PLAN.session)]
        ids = [found.attrib["id"] for each in pictures for found in Drawn(each).root.iter() if "id" in found.attrib]
        assert len(ids) == len(set(ids))
        assert Drawn(pictures[-2]).root.attrib["id"] == "mine"

    def test_what_cannot_be_drawn_is_refused(self) -> None:
        """Another value, a theme that is none, a width and an identifier are refused, all at once and with what is near."""
        with pytest.raises(sk.InvalidValueError) as caught:
            sk.timeline(DAY, theme="gray", width=279, id="1 2")  # type: ignore[arg-type]
        assert {fault.path for fault in caught.value.faults} == {"theme", "value", "width", "id"}
        with pytest.raises(sk.InvalidValueError, match="a value of type Plan cannot be drawn, only a Day"):
            sk.day_chart(PLAN)  # type: ignore[arg-type]
        with pytest.raises(sk.InvalidValueError, match="auto"):
            sk.timeline(PLAN, theme=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "picture"), [("timeline", sk.timeline(PLAN)), ("day", sk.day_chart(DAY))])
def test_the_pictures_of_the_page_are_these(name: str, picture: str) -> None:
    """The pictures that the page shows are what it draws; ``APPROVE=1`` writes them."""
    path = PICTURES / f"{name}.svg"
    if os.environ.get("APPROVE"):
        path.write_text(picture + "\n", encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == picture + "\n"


def test_the_command_line_draws(tmp_path: Path) -> None:
    """``--svg`` writes the picture of what is planned beside the text, and says where that cannot be."""
    path = tmp_path / "a.svg"
    request = ("plan", "--minutes", "2", "--goal", "tense-neck", "--setting", "desk")
    done, _ = run_cli(*request, "--svg", str(path))
    planned = PLANNER.plan(sk.Request(minutes=2, goal="tense-neck", setting="desk"))
    assert path.read_text(encoding="utf-8") == sk.timeline(planned)
    assert planned.steps[0].exercise.name in done
    run_cli(*request, "--breaks", "4", "--svg", str(path), "--force")
    assert path.read_text(encoding="utf-8") == sk.day_chart(DAY)
    assert "cannot be written" in refused(*request, "--svg", str(tmp_path / "no" / "a.svg"), status=4)


def test_parts_of_a_picture() -> None:
    """Numbers are short, what has nothing in it is closed at once, and words that are too long are cut."""
    assert (number(2.0), number(1.2345), number(100)) == ("2", "1.234", "100")
    assert element("g", class_="a", data_x=None) == '<g class="a"/>'
    lines = wrapped("a " + "m" * 40, 12, 100)
    assert lines[0] == "a"
    assert "".join(lines[1:]) == "m" * 40
    assert all(width_of(line, 12) <= 100 for line in lines)
    assert wrapped("", 12, 100) == []
    assert width_of("\N{CJK UNIFIED IDEOGRAPH-80A9}", 10) > width_of("M", 10)
