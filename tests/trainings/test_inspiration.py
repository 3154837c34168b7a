"""Visits and bus tours: what is to come, and over the years who came, never too few at a time."""

import io
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from samenverder.dialogues.models import Dialogue
from samenverder.meetings.models import Attendee, MeetingState
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.network.models import Organisation, Person, Position
from samenverder.pitchdays.models import PitchDay
from samenverder.trainings.queries.inspiration import years_of_inspiration
from tests import cast
from tests.trainings.conftest import in_days

pytestmark = pytest.mark.django_db
SCHOOL, TOWN, BAKERY = 0, 1, 2


@pytest.fixture
def address(region) -> str:
    return f"/regio/{region.slug}/inspiratie/"


def activity(region, by, organisers=(), days=-3, title="Bustour langs mbo’s"):
    """A bus tour so many days from now."""
    found = plan_meeting(
        partnership=region, by=by, kind="inspiration", title=title, starts_at=in_days(days),
        ends_at=in_days(days) + timedelta(hours=2), organisers=organisers,
    )  # fmt: skip
    if days < 0:
        found.state = MeetingState.HELD
        found.save()
    return found


def came(meeting, organisation, layer, n):
    """So many people of one organisation and layer were there."""
    for at in range(n):
        person = Person.objects.create(partnership=meeting.partnership, name=f"Gast {layer} {at}")
        Position.objects.create(person=person, organisation=organisation, layer=layer)
        Attendee.objects.create(meeting=meeting, person=person, was_present=True)


def test_what_is_to_come_says_who_organises_it(region, region_lindemeer, alice, rita, address):
    school, town = region_lindemeer.organisations[:2]
    activity(region, alice, [town, school], days=10)
    page = cast.client_for(rita).get(address).content.decode()
    assert f"{town}, {school}" in page and "Bustour langs mbo’s" in page
    assert "Activiteit plannen" not in page


def test_groups_of_fewer_than_five_are_not_to_be_found(region, region_lindemeer, alice):
    meeting = activity(region, alice)
    places = region_lindemeer.organisations
    came(meeting, places[SCHOOL], "practice", 9)
    came(meeting, places[TOWN], "management", 6)
    came(meeting, places[BAKERY], "board", 2)
    counts = years_of_inspiration(region)[0].came
    assert counts.number == 17
    assert {"employer", "board"}.isdisjoint(dict(counts.sectors) | dict(counts.layers))
    for groups in (counts.sectors, counts.layers):
        rest = counts.number - sum(number for _value, number in groups)
        assert rest == 0 or rest >= 5


def test_of_four_people_nothing_is_said_but_the_number(
    region, region_lindemeer, alice, rita, address
):
    meeting = activity(region, alice)
    came(meeting, region_lindemeer.organisations[SCHOOL], "practice", 4)
    page = cast.client_for(rita).get(address).content.decode()
    assert "4 mensen kwamen" in page and "vanaf vijf mensen" in page
    assert "Gast" not in page


def test_somebody_who_came_twice_counts_once_in_a_year(region, region_lindemeer, alice):
    first, second = activity(region, alice), activity(region, alice, title="Open werkplaats")
    came(first, region_lindemeer.organisations[SCHOOL], "practice", 6)
    for row in list(first.attendees.all()):
        Attendee.objects.create(meeting=second, person=row.person, was_present=True)
    year = years_of_inspiration(region)[0]
    assert year.came.number == 6
    assert [row.came.number for row in year.activities] == [6, 6]


def test_the_workbook_says_the_same(region, region_lindemeer, alice, rita, address):
    town = region_lindemeer.organisations[TOWN]
    meeting = activity(region, alice, [town])
    came(meeting, region_lindemeer.organisations[SCHOOL], "practice", 7)
    content = cast.client_for(rita).get(f"{address}activiteiten.xlsx").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    first = book.get_sheet_by_index(0).to_python()
    second = book.get_sheet_by_index(1).to_python()
    assert first[1][2:6] == ["Bustour langs mbo’s", "Inspiratie", str(town), 7]
    assert first[1][6:] == ["Praktijkonderwijs 7", "Uitvoering 7"]
    assert [row[-1] for row in second[1:]] == [7, 7, 7]


def test_sectors_that_are_too_small_are_taken_together_and_what_is_left_out_is_said(
    region, region_lindemeer, alice, rita, address
):
    schools = [
        Organisation.objects.create(name=f"School {kind}", kind=kind)
        for kind in ("po", "vo", "vso", "mbo")
    ]
    meeting = activity(region, alice)
    for school in schools:
        came(meeting, school, "practice", 4)
    came(meeting, region_lindemeer.organisations[BAKERY], "practice", 3)
    came(meeting, region_lindemeer.organisations[TOWN], "management", 3)
    counts = years_of_inspiration(region)[0].came
    assert not counts.sectors
    assert all(number >= 5 for _value, number in counts.groups + counts.layers)
    page = cast.client_for(rita).get(address).content.decode()
    assert "een groep noemen wij vanaf vijf mensen" in page
    content = cast.client_for(rita).get(f"{address}activiteiten.csv").content.decode("utf-8-sig")
    assert "een groep noemen wij vanaf vijf mensen" in content


def test_groups_of_sectors_are_named_when_they_tell_more(region, region_lindemeer, alice):
    schools = [
        Organisation.objects.create(name=f"School {kind}", kind=kind) for kind in ("po", "vo")
    ]
    meeting = activity(region, alice)
    for school in schools:
        came(meeting, school, "practice", 4)
    came(meeting, region_lindemeer.organisations[BAKERY], "practice", 6)
    counts = years_of_inspiration(region)[0].came
    assert dict(counts.groups) == {"education": 8, "employers": 6} and not counts.sectors
    assert counts.in_words()[0] == ("Per sector", [("Onderwijs", 8), ("Werkgevers", 6)])


def test_an_activity_of_another_region_is_not_there(region, alice, other_region, charlie, address):
    activity(other_region, charlie, title="Alleen bij hen")
    assert "Alleen bij hen" not in cast.client_for(alice).get(address).content.decode()
    assert cast.client_for(charlie).get(address).status_code == 404


def test_gatherings_of_a_dialogue_and_a_pitch_day_stand_there_and_not_here(
    region, alice, rita, address
):
    activity(region, alice, days=9, title="Bustour")
    talk = activity(region, alice, days=9, title="Gespreksavond")
    Dialogue.objects.create(
        partnership=region, title="Gespreksavond", starts_at=talk.starts_at, meeting=talk
    )
    pitches = activity(region, alice, title="Pitchmiddag")
    PitchDay.objects.create(
        partnership=region, title="Pitchmiddag", day=pitches.starts_at.date(),
        starts="13:00", meeting=pitches,
    )  # fmt: skip
    page = cast.client_for(rita).get(address).content.decode()
    assert "Bustour" in page and "Gespreksavond" not in page and "Pitchmiddag" not in page


def test_who_may_read_the_names_sees_small_groups_too(
    region, region_lindemeer, alice, mia, rita, address
):
    meeting = activity(region, alice)
    came(meeting, region_lindemeer.organisations[SCHOOL], "practice", 5)
    came(meeting, region_lindemeer.organisations[TOWN], "board", 3)
    own = cast.client_for(mia).get(address).content.decode()
    assert "Uitvoering 5, Bestuur 3" in own and "Praktijkonderwijs 5, Gemeente 3" in own
    content = cast.client_for(mia).get(f"{address}activiteiten.csv").content.decode("utf-8-sig")
    assert "Bestuur 3" in content
    other = cast.client_for(rita).get(address).content.decode()
    assert "8 mensen kwamen" in other and "Bestuur" not in other
