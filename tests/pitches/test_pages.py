"""Pages of a pitch: who sees slides and who reads notes, changing, steering, paper."""

import io

import pytest
from pypdf import PdfReader

from samenverder.network.models import Person
from samenverder.pitches import operations
from samenverder.pitches.models import BoardPitch, PitchScreen
from samenverder.pitches.shapes import SIZES, view_of
from samenverder.plans.operations import open_plan_to, share_plan, take_step
from tests.pitches.conftest import SAID, here, slide, write

pytestmark = pytest.mark.django_db
WIDE = "wide title " * 13
SLIDES = ("", "tonen/", "tonen/2/", "dias.pdf", "handout.pdf")


def words(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    if answer["Content-Type"] != "application/pdf":
        return answer.content.decode()
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


class TestWhoSeesWhat:
    def test_who_sees_the_plan_sees_slides_but_no_notes(self, pitch, frank, rita, english):
        for user in (frank, rita):
            for page in SLIDES:
                found = words(english(user).get(here(pitch, page)))
                assert "Nine of 24 pupils stop" in found, page
                assert SAID not in found, page
            for page in ("spreken/", "handout.pdf?notities=ja"):
                assert english(user).get(here(pitch, page)).status_code == 404
            fragment = english(user).get(here(pitch, "tonen/"), headers={"X-Fragment": "1"})
            assert SAID not in words(fragment)

    def test_the_school_reads_notes_where_they_belong_only(self, pitch, mia, english):
        for page in ("", "spreken/", "handout.pdf?notities=ja&taal=en"):
            assert SAID in words(english(mia).get(here(pitch, page))), page
        for page in ("tonen/", "tonen/2/", "dias.pdf", "handout.pdf?taal=en"):
            assert SAID not in words(english(mia).get(here(pitch, page))), page

    def test_who_reads_along_reads_notes_but_changes_nothing(self, pitch, plan, mia, rita, english):
        open_plan_to(plan=plan, by=mia, person=Person.objects.get(user=rita), part="reads")
        page = words(english(rita).get(here(pitch, "spreken/")))
        assert SAID in page
        assert "sturen" not in page
        assert english(rita).post(here(pitch, "sturen/"), {"doe": "leeg"}).status_code == 403

    def test_a_draft_again_shows_others_nothing(self, pitch, plan, mia, frank, english):
        take_step(plan=plan, by=mia, code="take_back")
        for page in SLIDES:
            assert english(frank).get(here(pitch, page)).status_code == 404, page
        assert "draft again" in words(english(mia).get(here(pitch)))

    def test_nobody_else_of_the_partnership_changes_or_steers(self, pitch, frank, english):
        client, row = english(frank), slide(pitch, "why")
        for page in ("wijzigen/", "versie/", "dias/nieuw/", f"dias/{row.pk}/wijzigen/"):
            assert client.get(here(pitch, page)).status_code == 404, page
        for page in ("sturen/", "verwijderen/", f"dias/{row.pk}/plaats/", "dias/volgorde/"):
            assert client.post(here(pitch, page)).status_code == 404, page

    def test_what_is_not_shown_is_seen_by_writers_only(self, pitch, mia, frank, english):
        operations.set_shown(slide=slide(pitch, "why"), by=mia, shown=False)
        for page in SLIDES:
            answer = english(frank).get(here(pitch, page))
            assert "Nine of 24" not in words(answer), page
        assert "not shown" in words(english(mia).get(here(pitch)))


class TestFromThePlan:
    def test_a_draft_asks_to_be_shared_first(self, draft, mia, english):
        make = f"/regio/lindemeer/plannen/pitches/van/{draft.pk}/"
        assert "Share the plan first" in words(english(mia).get(make))
        share_plan(plan=draft, by=mia)
        assert "Make the slides" in words(english(mia).get(make))
        answer = english(mia).post(make, {"ask": "We ask you", "minutes": "vijf"})
        assert answer.status_code == 422
        assert "from 1 to 60" in answer.content.decode()
        assert english(mia).post(make, {"ask": "We ask you", "minutes": "5"}).status_code == 302
        assert BoardPitch.objects.get().language == "en"

    def test_the_plan_leads_to_its_pitch(self, pitch, plan, rita, mia, english):
        page = words(english(rita).get(plan.get_absolute_url()))
        assert pitch.get_absolute_url() in page
        operations.remove_pitch(pitch=pitch, by=mia)
        assert "/pitches/" not in words(english(rita).get(plan.get_absolute_url()))
        assert f"/pitches/van/{plan.pk}/" in words(english(mia).get(plan.get_absolute_url()))

    def test_an_empty_section_is_named_with_the_way_to_it(self, draft, mia, english):
        write(draft, mia, "approach", "")
        share_plan(plan=draft, by=mia)
        pitch = operations.make_pitch(plan=draft, by=mia, ask="Ask", language="en")
        page = words(english(mia).get(here(pitch)))
        assert f"/plannen/{draft.pk}/delen/aanpak/" in page
        assert f"/plannen/{draft.pk}/delen/waarom/" not in page

    def test_a_newer_version_is_decided_on_slide_by_slide(self, pitch, plan, mia, english):
        client = english(mia)
        write(plan, mia, "approach", "Two days a week.")
        share_plan(plan=plan, by=mia, again=True)
        assert "The plan has version 2" in words(client.get(here(pitch)))
        assert "Two" in words(client.get(here(pitch, "versie/")))
        old = {"doe": "overnemen", "versie": "1", "dia": "approach"}
        assert "once more" in words(client.post(here(pitch, "versie/"), old, follow=True))
        asked = {"doe": "overnemen", "versie": "2", "dia": "approach"}
        page = words(client.post(here(pitch, "versie/"), asked, follow=True))
        assert "The slides say what the plan says" in page
        assert slide(pitch, "approach").lines == "Two days a week."
        client.post(here(pitch, f"dias/{slide(pitch, 'approach').pk}/terug/"))
        assert "One day a week" in slide(pitch, "approach").lines
        assert "The plan has version 2" in words(client.get(here(pitch)))


class TestChanging:
    def change(self, client, pitch, row, **more):
        asked = {"title": row.title, "lines": row.lines, "notes": row.notes, "version": row.version}
        return client.post(here(pitch, f"dias/{row.pk}/wijzigen/"), asked | more)

    def test_too_much_is_said_with_a_way_out_and_kept(self, pitch, mia, english):
        row = slide(pitch, "why")
        answer = self.change(english(mia), pitch, row, lines="\n".join("abcdefghij"))
        assert answer.status_code == 422
        assert "These are 10 lines" in answer.content.decode()
        long = self.change(english(mia), pitch, row, lines="x" * 900)
        assert "This is 900 characters" in long.content.decode()
        assert "x" * 900 in long.content.decode()

    def test_the_second_of_two_keeps_the_words(self, pitch, mia, english):
        row = slide(pitch, "why")
        operations.change_slide(
            slide=row, by=mia, version=1, title="Theirs", lines="Theirs", notes=""
        )
        answer = self.change(english(mia), pitch, row, title="Mine", version=1)
        assert answer.status_code == 422
        assert "Theirs" in answer.content.decode()
        assert "Mine" in answer.content.decode()

    def test_each_change_can_be_undone(self, pitch, mia, english):
        client, row = english(mia), slide(pitch, "why")
        before = [part.pk for part in pitch.slides.all()]
        self.change(client, pitch, row, title="Other")
        page = words(client.get(here(pitch)))
        assert "Undo" in page
        client.post(here(pitch, f"dias/{row.pk}/plaats/"), {"plaats": "1"})
        assert "Undo" in words(client.get(here(pitch)))
        client.post(here(pitch, "dias/volgorde/"), {"dia": before})
        assert [part.pk for part in pitch.slides.all()] == before
        client.post(here(pitch, f"dias/{row.pk}/verwijderen/"))
        client.post(here(pitch, f"dias/{row.pk}/terugzetten/"))
        assert slide(pitch, "why").removed_at is None
        client.post(here(pitch, "verwijderen/"))
        assert client.get(here(pitch)).status_code == 404
        client.post(here(pitch, "terugzetten/"))
        assert client.get(here(pitch)).status_code == 200

    @pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 30])
    def test_nonsense_in_a_number_is_no_error_of_ours(self, pitch, mia, english, number):
        client, row = english(mia), slide(pitch, "why")
        for page, name in [
            (f"dias/{row.pk}/plaats/", "plaats"), ("dias/volgorde/", "dia"), ("versie/", "versie"),
            ("sturen/", "dia"),
        ]:  # fmt: skip
            assert client.post(here(pitch, page), {name: number}).status_code in {302, 404}, page


class TestSteering:
    def test_without_javascript_buttons_do_it(self, pitch, mia, frank, english):
        client, why = english(mia), slide(pitch, "why")
        client.post(here(pitch, "sturen/"), {"dia": why.pk})
        assert "<title>2. Why" in words(english(frank).get(here(pitch, "tonen/")))
        client.post(here(pitch, "sturen/"), {"doe": "leeg", "aan": "ja"})
        assert "data-blank" in words(english(frank).get(here(pitch, "tonen/")))
        assert "projector is blank" in words(client.get(here(pitch, "spreken/")))
        client.post(here(pitch, "sturen/"), {"doe": "begin"})
        assert PitchScreen.objects.get().began_at
        client.post(here(pitch, "sturen/"), {"doe": "pauze"})
        assert PitchScreen.objects.get().began_at is None
        PitchScreen.objects.update(spent=250)
        assert "One minute left" in words(client.get(here(pitch, "spreken/")))
        client.post(here(pitch, "sturen/"), {"doe": "opnieuw"})
        assert PitchScreen.objects.get().spent == 0

    def test_a_slide_that_goes_while_it_is_on_makes_place_for_the_one_beside_it(self, pitch, mia):
        on = slide(pitch, "goals")
        operations.show_slide(pitch=pitch, by=mia, slide=on)
        operations.set_shown(slide=on, by=mia, shown=False)
        assert PitchScreen.objects.get(pitch=pitch).slide == slide(pitch, "approach")
        last = slide(pitch, "benefit")
        operations.show_slide(pitch=pitch, by=mia, slide=last)
        operations.remove_slide(slide=last, by=mia)
        assert PitchScreen.objects.get(pitch=pitch).slide == slide(pitch, "needs")

    def test_each_slide_has_an_address(self, pitch, frank, english):
        page = words(english(frank).get(here(pitch, "tonen/3/")))
        assert "<title>3. " in page
        assert here(pitch, "tonen/2/") in page
        assert here(pitch, "tonen/4/") in page
        for number in (0, 8, 10**30):
            assert english(frank).get(here(pitch, f"tonen/{number}/")).status_code == 404


class TestPaper:
    def test_one_slide_on_a_page_and_tagged(self, pitch, frank, english):
        reader = PdfReader(io.BytesIO(english(frank).get(here(pitch, "dias.pdf")).content))
        assert len(reader.pages) == 7
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert reader.trailer["/Root"]["/Lang"] == "en"
        box = reader.pages[0].mediabox
        assert abs(box.width / box.height - 16 / 9) < 0.001

    def test_twenty_full_slides_are_not_cut(self, pitch, mia, english):
        lines = "\n".join(f"{n}{'Xylophones are long words indeed ' * 3}{n}"[:98] for n in range(8))
        notes = "\n".join(f"Note {n} that goes on and on. " * 9 for n in range(30))
        for n in range(13):
            operations.add_slide(
                pitch=pitch, by=mia, title=f"Number {n} {WIDE}", lines=lines, notes=notes
            )  # fmt: skip
        flat = lines.replace("\n", " ")
        for page in ("dias.pdf", "handout.pdf"):
            answer = english(mia).get(here(pitch, page))
            text = words(answer)
            assert text.count(flat) == 13, page
            if page == "dias.pdf":
                assert len(PdfReader(io.BytesIO(answer.content)).pages) == 20
        said = words(english(mia).get(here(pitch, "handout.pdf?notities=ja")))
        assert said.count("Note 29 that goes on and on.") == 13 * 9

    def test_letters_are_never_smaller_than_can_be_read(self, pitch, mia):
        row = slide(pitch, "why")
        row.lines = "\n".join("x" * 99 for _ in range(8))
        assert view_of(row, 1).fit < len(SIZES)
        row.lines = "Short"
        assert view_of(row, 1).fit == 1
