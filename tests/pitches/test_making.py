"""From a plan to slides: what stands on them, what was cut, what is left out, a newer version."""

import pytest
from django.utils.translation import override

from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.pitches import operations
from samenverder.pitches.making import MOST, slides_from
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind
from samenverder.pitches.queries import latest_for, slides_of
from samenverder.pitches.queries.changes import changes_of
from samenverder.plans.content import content_of
from samenverder.plans.operations import share_plan, take_step
from tests.pitches.conftest import add_need, slide, write

pytestmark = pytest.mark.django_db


def renew(pitch, by, kind, number=2):
    return operations.renew_slide(pitch=pitch, by=by, kind=kind, number=number)


def now_changed(pitch):
    return [row.kind for row in changes_of(pitch, pitch.plan.versions.first())]


class TestSlides:
    def test_come_from_the_sections_of_the_shared_version(self, pitch, plan):
        assert [row.kind for row in slides_of(pitch)] == [
            "ask", "why", "goals", "approach", "planning", "needs", "benefit",
        ]  # fmt: skip
        assert slide(pitch, "ask").title == pitch.ask
        assert slide(pitch, "ask").lines == "€4,800: Transport"
        assert "from 9 of 26 to all 26" in slide(pitch, "goals").lines
        assert slide(pitch, "planning").lines.endswith("Ask twelve companies (Noor)")
        assert slide(pitch, "needs").notes == "With these decisions we can begin in February."
        assert latest_for([plan]) == {plan.pk: pitch}

    def test_a_section_that_says_nothing_gives_none(self, draft, mia):
        write(draft, mia, "approach", "")
        kinds = [row.kind for row in slides_from(content_of(draft), "Ask")]
        assert "approach" not in kinds
        assert "why" in kinds

    def test_what_does_not_fit_stands_in_what_is_said(self, draft, mia):
        said = [f"Sentence number {n} of many." for n in range(40)] + ["Long " * 300 + "end."]
        write(draft, mia, "why", " ".join(said))
        for n in range(12):
            add_need(draft, mia, text=f"Thing {n}", ask="x" * 300)
        made = {row.kind: row for row in slides_from(content_of(draft), "Ask")}
        why = made["why"]
        assert len(why.lines.splitlines()) == MOST[SlideKind.WHY]
        assert why.cut
        for sentence in said:
            assert sentence in why.lines or sentence in why.notes
        needs = made["needs"]
        assert all(f"Thing {n}" in needs.lines + needs.notes for n in range(12))
        assert len(needs.lines.splitlines()) == MOST[SlideKind.NEEDS]

    def test_a_draft_gives_no_pitch(self, draft, mia):
        with pytest.raises(Refused, match=r"Deel|Share"):
            operations.make_pitch(plan=draft, by=mia, ask="Ask", language="nl")

    def test_nobody_else_makes_one_and_two_at_once_get_the_same(self, plan, pitch, mia, frank):
        with pytest.raises(Refused):
            operations.make_pitch(plan=plan, by=frank, ask="Ask", language="nl")
        assert operations.make_pitch(plan=plan, by=mia, ask="Other", language="nl") == pitch
        assert BoardPitch.objects.count() == 1


class TestEditing:
    def test_the_ask_stands_on_the_first_slide_too(self, pitch, mia):
        operations.change_pitch(pitch=pitch, by=mia, version=1, ask="Something else")
        assert slide(pitch, "ask").title == "Something else"
        first = slide(pitch, "ask")
        operations.change_slide(
            slide=first, by=mia, version=first.version, title="Again", lines="", notes=""
        )
        pitch.refresh_from_db()
        assert pitch.ask == "Again"

    def test_the_second_of_two_hears_it(self, pitch, mia):
        row = slide(pitch, "why")
        words = {"title": "Mine", "lines": "a", "notes": ""}
        operations.change_slide(slide=row, by=mia, version=1, **words)
        with pytest.raises(EditedMeanwhile):
            operations.change_slide(slide=row, by=mia, version=1, **words)

    def test_slides_move_hide_and_come_back(self, pitch, mia):
        row = slide(pitch, "benefit")
        assert operations.move_slide(slide=row, by=mia, to=2) == 7
        assert [row.kind for row in slides_of(pitch)][1] == "benefit"
        operations.set_shown(slide=row, by=mia, shown=False)
        assert "benefit" not in [row.kind for row in slides_of(pitch, shown=True)]
        operations.remove_slide(slide=row, by=mia)
        operations.restore_slide(slide=row, by=mia)
        assert [row.kind for row in slides_of(pitch)][1] == "benefit"

    def test_the_last_one_that_is_shown_stays(self, pitch, mia):
        pitch.slides.exclude(kind="ask").update(shown=False)
        with pytest.raises(Refused):
            operations.set_shown(slide=slide(pitch, "ask"), by=mia, shown=False)
        with pytest.raises(Refused):
            operations.remove_slide(slide=slide(pitch, "ask"), by=mia)

    def test_twenty_slides_are_the_most(self, pitch, mia):
        for n in range(13):
            operations.add_slide(pitch=pitch, by=mia, title=f"Own {n}", lines="", notes="")
        with pytest.raises(Refused):
            operations.add_slide(pitch=pitch, by=mia, title="One more", lines="", notes="")

    def test_an_order_of_other_slides_is_refused(self, pitch, mia):
        numbers = [row.pk for row in slides_of(pitch)]
        with pytest.raises(Refused):
            operations.order_slides(pitch=pitch, by=mia, numbers=numbers[1:])
        operations.order_slides(pitch=pitch, by=mia, numbers=numbers[::-1])
        assert [row.pk for row in slides_of(pitch)] == numbers[::-1]

    def test_a_pitch_comes_back_unless_there_is_another(self, pitch, plan, mia):
        operations.remove_pitch(pitch=pitch, by=mia)
        assert latest_for([plan]) == {}
        operations.restore_pitch(pitch=pitch, by=mia)
        operations.remove_pitch(pitch=pitch, by=mia)
        operations.make_pitch(plan=plan, by=mia, ask="New", language="nl")
        with pytest.raises(Refused):
            operations.restore_pitch(pitch=pitch, by=mia)


class TestANewerVersion:
    @pytest.fixture(autouse=True)
    def again(self, pitch, plan, mia):
        """The approach changed, planning is gone, "why" has the school's own words since."""
        write(plan, mia, "approach", "Two days a week in a company.")
        write(plan, mia, "why", "Nine of 26 pupils stop.")
        plan.plansteps.all().delete()
        share_plan(plan=plan, by=mia, again=True)

    def test_says_per_slide_what_changed_and_changes_nothing(self, pitch, mia):
        assert now_changed(pitch) == ["why", "approach", "planning"]
        assert "One day a week" in slide(pitch, "approach").lines

    def test_is_taken_over_and_put_back(self, pitch, mia):
        row = renew(pitch, mia, "approach")
        assert row.lines == "Two days a week in a company."
        operations.revert_slide(slide=row, by=mia)
        assert "One day a week" in slide(pitch, "approach").lines
        assert "approach" in now_changed(pitch)

    def test_own_words_are_never_replaced_unasked(self, pitch, mia):
        assert operations.renew_all(pitch=pitch, by=mia, number=2) == 2
        assert not slide(pitch, "planning").shown
        assert slide(pitch, "why").notes == "Only whoever speaks reads this"
        assert now_changed(pitch) == ["why"]
        operations.keep_slide(pitch=pitch, by=mia, kind="why", number=2)
        pitch.refresh_from_db()
        assert pitch.made_from.number == 2
        assert now_changed(pitch) == []
        assert slide(pitch, "why").notes == "Only whoever speaks reads this"

    def test_an_older_version_than_looked_at_is_refused(self, pitch, plan, mia):
        write(plan, mia, "approach", "Three days.")
        share_plan(plan=plan, by=mia, again=True)
        with pytest.raises(Refused):
            renew(pitch, mia, "approach", number=2)
        assert "One day a week" in slide(pitch, "approach").lines

    def test_a_section_that_is_new_gives_a_slide_when_asked(self, pitch, plan, mia):
        PitchSlide.objects.filter(pitch=pitch, kind="benefit").delete()
        assert "benefit" in now_changed(pitch)
        assert renew(pitch, mia, "benefit").kind == "benefit"

    def test_undoing_a_new_slide_or_leaving_it_out_does_not_ask_again(self, pitch, mia):
        PitchSlide.objects.filter(pitch=pitch, kind="benefit").delete()
        operations.keep_slide(pitch=pitch, by=mia, kind="benefit", number=2)
        assert "benefit" not in now_changed(pitch)
        assert "benefit" not in [row.kind for row in slides_of(pitch)]


def test_another_language_of_the_reader_changes_no_slide(pitch, plan, mia):
    write(plan, mia, "risks", "Nothing that stands on a slide.")
    share_plan(plan=plan, by=mia, again=True)
    for language in ("nl", "en"):
        with override(language):
            assert now_changed(pitch) == []


def test_a_draft_again_asks_nothing(pitch, plan, mia):
    take_step(plan=plan, by=mia, code="take_back")
    with pytest.raises(Refused):
        operations.renew_all(pitch=pitch, by=mia, number=1)
