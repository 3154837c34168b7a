"""The pages of a pitch day: who sees what, what buttons do, what papers hold."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDay, PitchDayGuest, PitchSlot
from samenverder.tracks.models import ProgrammeItem
from tests.cast import client_for
from tests.pitchdays.conftest import TODAY, slot_of, slots

pytestmark = pytest.mark.django_db
SECRET = "Nobody may read this yet"
PAGES = ("detail", "screen", "now", "overview", "programme_paper", "overview_paper")


def url(day: PitchDay, name: str, *more) -> str:
    return reverse(f"pitchdays:{name}", args=[day.partnership.slug, day.pk, *more])


def fields(**more) -> dict[str, str]:
    given = {
        "title": "Pitchdag", "day": f"{TODAY:%Y-%m-%d}", "starts": "13:00", "ends": "",
        "host": "", "place": "Aula", "minutes": "5", "questions": "10", "between": "5",
    }  # fmt: skip
    return given | more


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_nowhere_to_be_read_not_even_by_who_runs_the_day(day, page, frank, rita, mia):
    for user in (frank, rita, mia):
        answer = client_for(user).get(url(day, page))
        assert answer.status_code == 200
        assert SECRET.encode() not in answer.content


@pytest.mark.parametrize("page", [*PAGES, "run"])
def test_strangers_find_nothing(day, page, charlie):
    assert client_for(charlie).get(url(day, page)).status_code == 404


def test_readers_see_the_day_and_cannot_run_it(day, rita):
    client = client_for(rita)
    assert url(day, "run") not in client.get(url(day, "detail")).content.decode()
    assert client.get(url(day, "run")).status_code == 403
    slot = slot_of(day, "opening")
    assert client.post(url(day, "act", slot.pk, "beginnen")).status_code == 403


def test_from_the_programme_of_a_track_in_one_form(english, region, track, dora, frank):
    item = ProgrammeItem.objects.create(
        track=track, kind="pitch", title="The pitch", day=TODAY, starts=dt.time(14)
    )
    client = english(frank)
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Plan the pitch day" in page
    address = f"{reverse('pitchdays:new', args=[region.slug])}?onderdeel={item.pk}"
    assert 'value="The pitch"' in client.get(address).content.decode()
    answer = client.post(address, fields(title="The pitch", starts="14:00"), follow=True)
    day = PitchDay.objects.get()
    assert (day.item, day.track, len(slots(day))) == (item, track, 5)
    assert "2 schools are not ready" in answer.content.decode() or "3 schools" in (
        answer.content.decode()
    )
    assert "To the pitch day" in client.get(item.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"minutes": "0"}, "from 1 to 60"),
        ({"minutes": "een kwartier"}, "from 1 to 60"),
        ({"questions": "-4"}, "from 0 to 120"),
        ({"day": "3 december"}, "This is not a date"),
        ({"starts": "25:99"}, "This is not a time"),
        ({"ends": "12:00"}, "It must end after it begins"),
        ({"title": ""}, "Give the day a title"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_lost(english, region, frank, wrong, sentence):
    address = reverse("pitchdays:new", args=[region.slug])
    answer = english(frank).post(address, fields(place="Grote zaal", **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Grote zaal"' in page
    assert not PitchDay.objects.exists()


def test_changing_with_an_old_page_keeps_what_was_typed(english, day, frank, alice):
    version = str(day.version)
    client_for(alice).post(url(day, "change"), fields(title="Anders", version=version))
    answer = english(frank).post(url(day, "change"), fields(title="Mine", version=version))
    assert answer.status_code == 422
    assert "Anders" in answer.content.decode()
    assert 'value="Mine"' in answer.content.decode()


def test_moving_offers_the_way_back(english, day, frank):
    client = english(frank)
    row = slot_of(day, "Vso Zeewind")
    client.post(url(day, "slot_move", row.pk), {"plaats": "1", "version": str(row.version)})
    assert slots(day)[0].name == "Vso Zeewind"
    undo = client.session["undo"]
    client.post(undo["url"], undo["fields"])
    assert slots(day)[3].name == "Vso Zeewind"


def test_leading_the_day_with_buttons(english, day, plan, frank):
    client = english(frank)
    opening, school = slot_of(day, "opening"), slot_of(day, plan.school.name)
    client.post(url(day, "act", opening.pk, "beginnen"))
    page = client.post(url(day, "act", school.pk, "beginnen"), follow=True).content.decode()
    assert "0 of 3 needs answered" in page
    assert 'data-timer data-ends="' in page
    step = page.split('name="stap" value="')[1].split('"')[0]
    client.post(url(day, "take_back"), {"stap": step})
    assert slot_of(day, plan.school.name).is_coming
    assert client.post(url(day, "take_back"), {"stap": "morgen"}).status_code == 302
    assert client.post(url(day, "act", opening.pk, "dansen")).status_code == 404


def test_a_second_tap_on_the_same_step_back_says_so(english, day, frank, alice):
    operations.begin_slot(slot=slot_of(day, "opening"), by=alice)
    client = english(frank)
    page = client.get(url(day, "run")).content.decode()
    step = page.split('name="stap" value="')[1].split('"')[0]
    operations.end_slot(slot=slot_of(day, "opening"), by=alice)
    answer = client.post(url(day, "take_back"), {"stap": step}, follow=True)
    assert "Somebody else changed this meanwhile" in answer.content.decode()
    assert slot_of(day, "opening").ended_at is not None


def test_a_phone_in_the_hall_leads_who_has_a_mandate_to_answering(day, plan, frank, dora, rita):
    operations.begin_slot(slot=slot_of(day, plan.school.name), by=frank)
    to_answers = reverse("answers:plan", args=[day.partnership.slug, plan.pk])
    assert to_answers in client_for(dora).get(url(day, "now")).content.decode()
    assert to_answers not in client_for(rita).get(url(day, "now")).content.decode()


def test_who_is_there_is_noted_from_the_screen_of_who_leads(english, day, frank):
    guest = PitchDayGuest.objects.get()
    client = english(frank)
    there = url(day, "present", guest.board_id, guest.pk)
    answer = client.post(there, {"aanwezig": "ja", "next": url(day, "run")})
    assert answer.url == f"{url(day, 'run')}#bestuur-{guest.board_id}"
    guest.refresh_from_db()
    assert guest.present is True


def test_nobody_comes_can_be_kept_too(english, day, frank):
    guest = PitchDayGuest.objects.get()
    english(frank).post(url(day, "board", guest.board_id), {})
    assert not PitchDayGuest.objects.exists()


def test_a_part_that_is_no_pitch_needs_a_title_and_a_pitch_a_school(english, day, frank):
    client = english(frank)
    page = client.post(url(day, "slot_add"), {"kind": "pitch"}).content.decode()
    assert "Choose the school that pitches" in page
    page = client.post(url(day, "slot_add"), {"kind": "other"}).content.decode()
    assert "Give this part a title" in page
    client.post(url(day, "slot_add"), {"kind": "break", "minutes": "20"})
    assert slot_of(day, "break").minutes == 20


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_tables_can_be_taken_along(day, rita, kind):
    for name in ("programme_export", "overview_export"):
        answer = client_for(rita).get(url(day, name, kind))
        assert answer.status_code == 200
        assert SECRET.encode() not in answer.content


@pytest.mark.parametrize("page", ["detail", "run", "now", "screen", "overview"])
def test_as_many_queries_for_three_schools_as_for_twelve(day, region, plan, frank, page):
    client = client_for(frank)
    few = queries(client, url(day, page))
    for _number in range(9):
        operations.add_slot(
            day=day, by=frank, kind="pitch", school=plan.school, plan=plan, title="", minutes=None
        )
    assert PitchSlot.objects.count() == 14
    assert queries(client, url(day, page)) == few


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.get(address)
    return len(found)
