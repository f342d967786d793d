"""Laws of session pages: a page has its session, says what belongs to it, and no text in it is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import shoulderkit as sk
from display_cases import VALID, seen
from law_cases import SMALL
from page_cases import DESK, Document, with_text
from shoulderkit import testing
from shoulderkit.explainer.words import sentence
from shoulderkit.model import Interval, Session
from shoulderkit.pages.voice import WORDS_PER_S, said_in
from shoulderkit.vocabulary import BlockKind

#: A catalog without sources and warnings, which are the same in each page.
NOTHING = sk.Catalog()
SESSIONS = st.one_of(testing.sessions(sk.bundled()), SMALL.flatmap(testing.sessions))
PLAIN = with_text(DESK.session, "plain")
SHAPES = [Document(page(PLAIN, NOTHING)).shape for page in (sk.session_page, sk.print_sheet)]


@given(SMALL.flatmap(testing.sessions))
def test_a_page_has_its_session(session: Session) -> None:
    """Law 39: What is read back from the page of a session is the session, and both page and sheet have its moves."""
    page = Document(sk.session_page(session, NOTHING))
    assert page.session == session
    sheet = Document(sk.print_sheet(session, NOTHING))
    for name in {each.name for each in session}:
        assert seen(name) in page.text
        assert seen(name) in sheet.text


def begun(interval: Interval, before: Interval | None) -> list[str]:
    """Return the words without which it is not said what begins: the move where it is new, the side, the set, how much."""
    new = before is None or before.step != interval.step
    words = interval.name.casefold().split()[:-1] if new else []
    words += [interval.side] if interval.side in ("left", "right") else []
    if interval.kind is BlockKind.WORK:
        words += [str(interval.reps or "")] if interval.reps else []
        words += ["set", str(interval.set_number)] if (interval.sets or 1) > 1 else []
    return [word for word in words if word]


@given(SESSIONS)
def test_what_is_said_are_cues(session: Session) -> None:
    """Law 39: A voice says what begins, then cues of that interval, whole or in short, in order, each at its second."""
    before = None
    for interval, (begin, *cues) in zip(session, said_in(session), strict=True):
        assert begin.offset_s == 0
        assert set(begun(interval, before)) <= set(begin.text.casefold().split())
        assert (interval.kind, bool(begin.text)) != (BlockKind.WORK, False)
        before = interval
        assert len(cues) >= min(len(interval.cues), 1)
        left = list(interval.cues)
        for offset, text in cues:
            while text not in {sentence(left[0].text), sentence(left[0].short)}:
                left.pop(0)
            assert left.pop(0).start_s == interval.start_s + offset
        # but for the first one each ends within the interval
        for offset, text in cues[1:]:
            assert offset + len(text.split()) / WORDS_PER_S <= interval.duration_s


@given(VALID)
def test_no_text_is_markup(text: str) -> None:
    """Law 39: Whatever names and cues say, the elements of a page and of a sheet are the same, and the text is shown."""
    session = with_text(DESK.session, text)
    for made, shape in zip((sk.session_page, sk.print_sheet), SHAPES, strict=True):
        document = Document(made(session, NOTHING))
        assert document.shape == shape
        assert seen(text) in document.text
