"""A series: the same dialogue in several places, each leading to the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.operations import planning
from samenverder.dialogues.operations.planning import Plan, name_together
from samenverder.lib.text import ZONE


@pytest.fixture
def room(region):
    return f"/regio/{region.slug}/bijeenkomsten/dialoog/"


def again(dialogue, frank, place, **more):
    plan = Plan(
        title=f"Dialoogavond {place}", place=place, starts_at=timezone.now() + timedelta(days=9)
    )
    return planning.repeat_dialogue(dialogue=dialogue, by=frank, plan=plan, **more)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Parels en puzzels in Lindemeer", "Parels en puzzels in Vijverhof", "Parels en puzzels"),
        ("Stages die passen, Oudewaard", "Stages die passen, Lindemeer", "Stages die passen"),
        ("Dialoogavond", "Dialoogavond", "Dialoogavond"),
        ("Op bezoek", "Thuis", "Op bezoek"),
        ("In de wijk Noord", "In de wijk Zuid", "In de wijk"),
    ],
)
def test_a_series_is_called_what_its_meetings_have_in_common(first, second, name):
    assert name_together(first, second) == name


def test_each_meeting_leads_to_the_others(planned, frank, leads, room):
    second = again(planned, frank, "Vijverhof")
    third = again(second, frank, "Oudewaard")
    assert {row.series.title for row in Dialogue.objects.all()} == {"Dialoogavond"}
    page = leads.get(f"{room}{third.pk}/").content.decode()
    assert f'href="{second.get_absolute_url()}"' in page and planned.title in page
    planning.set_removed(dialogue=second, by=frank, removed=True)
    assert "Vijverhof" not in leads.get(f"{room}{third.pk}/").content.decode()


def test_repeating_keeps_the_time_and_asks_for_the_day(planned, leads, room):
    page = leads.get(f"{room}{planned.pk}/herhalen/").content.decode()
    begins = planned.starts_at.astimezone(ZONE)
    field = next(part for part in page.split("<input") if 'name="starts"' in part)
    assert f'value="{begins:%H:%M}"' in field
    field = next(part for part in page.split("<input") if 'name="day"' in part)
    assert "value=" not in field.split(">")[0]


def test_the_second_place_stands_in_the_calendar_at_once(planned, leads, room):
    day = timezone.localdate() + timedelta(days=20)
    sent = {
        "title": "Dialoogavond Vijverhof", "day": day.isoformat(), "starts": "19:30",
        "duration": "90", "gathering": "nieuw",
    }  # fmt: skip
    answer = leads.post(f"{room}{planned.pk}/herhalen/", sent)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    made = Dialogue.objects.exclude(pk=planned.pk).get()
    assert made.meeting is not None and made.meeting.title == "Dialoogavond Vijverhof"


def test_the_address_without_a_code_leads_to_where_a_code_is_typed(client):
    answer = client.get("/dialoog/")
    assert (answer.status_code, answer.url) == (302, "/meedoen/")
    assert "<h1>Meedoen</h1>" in client.get("/meedoen/").content.decode()
