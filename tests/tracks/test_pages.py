"""What people see and may do on the pages of a learning track."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from samenverder.network.models import Role
from samenverder.reflection.models import Invitee
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.tracks.models import LearningTrack, LookingBack, Material
from tests import cast

pytestmark = pytest.mark.django_db


def at(name, region, *numbers):
    return reverse(f"tracks:{name}", args=[region.slug, *numbers])


def past(track):
    return track.items.filter(day__lt=timezone.localdate()).first()


class TestBeginning:
    def test_an_empty_region_says_what_to_do_first(self, region, alice, rita, english):
        page = english(alice).get(at("list", region)).content.decode()
        assert "Begin the first learning track" in page
        assert "Begin the first" not in english(rita).get(at("list", region)).content.decode()

    def test_the_example_is_laid_from_the_first_day(self, region, frank, english):
        data = {"beginning": "voorbeeld", "title": "LOB", "theme": "LOB", "question": "Hoe?",
                "starts_on": "2027-01-11"}  # fmt: skip
        answer = english(frank).post(at("new", region), data)
        track = LearningTrack.objects.get()
        assert answer.url == track.get_absolute_url()
        assert track.items.count() == 10 and (track.ends_on - track.starts_on).days == 300

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"starts_on": "31-02-2027"}, "This is not a date."),
            ({"starts_on": "2027-02-01", "ends_on": "2027-01-01"}, "Choose a later one."),
            ({"beginning": "sjabloon-99999"}, "Choose what to begin with."),
            ({"title": "x" * 500}, "120"),
        ],
    )
    def test_nonsense_gets_a_sentence(self, wrong, sentence, region, frank, english):
        data = {"beginning": "leeg", "title": "LOB", "theme": "LOB", "question": "Hoe?",
                "starts_on": "2027-01-11"}  # fmt: skip
        answer = english(frank).post(at("new", region), data | wrong)
        assert answer.status_code == 422 and sentence in answer.content.decode()
        assert not LearningTrack.objects.exists()


class TestSchools:
    def test_a_member_speaks_for_the_own_school_only(
        self, region_lindemeer, track, school, mia, english
    ):
        other = cast.make_user("Otto Ander", region_lindemeer, Role.MEMBER, organisation=2)
        url = at("look_back", region_lindemeer, track.pk, past(track).pk, school.pk)
        assert english(mia).get(url).status_code == 200
        assert english(other).get(url).status_code == 403
        step = at("school_step", region_lindemeer, track.pk, school.pk)
        assert english(other).post(step, {"stand": "left"}).status_code == 403

    def test_stopping_can_be_undone_at_once(self, region, track, school, mia, english):
        client, url = english(mia), at("school_step", region, track.pk, school.pk)
        page = client.post(url, {"stand": "left"}, follow=True).content.decode()
        assert "Praktijkschool Lindemeer stopped." in page and "Undo" in page
        client.post(url, {"stand": "joined"})
        school.refresh_from_db()
        assert school.state == "joined" and school.left_on is None

    def test_two_colleagues_lose_no_answer(self, region, track, school, mia, alice, english):
        url = at("look_back", region, track.pk, past(track).pk, school.pk)
        english(mia).post(url, {"text": "Eerst dit.", "version": "0"})
        answer = english(alice).post(url, {"text": "Mijn woorden.", "version": "0"})
        page = answer.content.decode()
        assert answer.status_code == 422 and "Eerst dit." in page and "Mijn woorden." in page
        assert LookingBack.objects.get().text == "Eerst dit."


class TestMaterial:
    def test_a_page_in_disguise_is_not_taken(self, region, track, alice, english):
        item = past(track)
        file = SimpleUploadedFile("stuk.pdf", b"<html><script>1</script>")
        url = at("material_add", region, track.pk, item.pk)
        answer = english(alice).post(url, {"file": file})
        assert "not a kind of file" in answer.content.decode() and answer.status_code == 422
        assert not Material.objects.exists()

    def test_a_file_is_saved_never_opened(self, region, track, alice, rita, english):
        item = past(track)
        url = at("material_add", region, track.pk, item.pk)
        english(alice).post(url, {"file": SimpleUploadedFile("stuk.txt", b"Lees dit")})
        row = Material.objects.get()
        answer = english(rita).get(at("material", region, track.pk, item.pk, row.pk))
        assert answer.content == b"Lees dit" and "attachment" in answer["Content-Disposition"]

    def test_a_script_is_no_link(self, region, track, alice, english):
        url = at("material_add", region, track.pk, past(track).pk)
        answer = english(alice).post(url, {"url": "javascript:alert(1)"})
        assert answer.status_code == 422 and not Material.objects.exists()


class TestTheScan:
    def test_colleagues_of_the_school_are_on_the_list(
        self, region, track, school, alice, mia, english
    ):
        instrument = load_regional_instrument()
        day = timezone.localdate() + timedelta(days=9)
        data = {"title": "Scan", "instrument": instrument.pk, "day": day.isoformat(),
                "time": "14:00", "people": [school.leads.get().person_id]}  # fmt: skip
        english(alice).post(at("school_scan", region, track.pk, school.pk), data)
        school.refresh_from_db()
        assert school.scan.purpose == track.question and school.scan.is_anonymous
        assert [row.person.user for row in Invitee.objects.filter(session=school.scan)] == [mia]


class TestTablesAndSteps:
    @pytest.mark.parametrize("name", ["programme_export", "progress_export"])
    def test_everybody_takes_the_tables_along(self, name, region, track, school, rita, english):
        for kind in ("csv", "xlsx"):
            answer = english(rita).get(at(name, region, track.pk, kind))
            assert answer.status_code == 200 and f".{kind}" in answer["Content-Disposition"]
        assert english(rita).get(at(name, region, track.pk, "exe")).status_code == 404

    def test_a_step_out_of_order_gets_a_sentence(self, region, track, alice, english):
        client = english(alice)
        client.post(at("step", region, track.pk), {"stand": "finished"})
        page = client.post(at("step", region, track.pk), {"stand": "preparing"}, follow=True)
        assert "this step cannot be made" in page.content.decode()
