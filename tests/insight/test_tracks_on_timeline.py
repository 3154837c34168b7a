"""The gatherings of learning tracks stand on the timeline of projects: page, quarter and paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from samenverder.insight.tracks_on_timeline import lines_of
from samenverder.meetings.models import Meeting
from samenverder.tracks.models import LearningTrack, ProgrammeItem, ProgrammeKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def a_track(region, today):
    """Make a track with a masterclass that was, a plan afternoon to come and an outcome day."""

    def make(title="Leergang LOB"):
        track = LearningTrack.objects.create(
            partnership=region, title=title, theme="LOB", question="Hoe?", state="running",
            starts_on=today - timedelta(days=60), ends_on=today + timedelta(days=200),
        )  # fmt: skip
        for days, kind, name in (
            (-20, ProgrammeKind.MASTERCLASS, "Kijken bij elkaar"),
            (1, ProgrammeKind.PLAN, "Schrijfmiddag"),
            (190, ProgrammeKind.OUTCOME, "Oogstdag"),
        ):
            ProgrammeItem.objects.create(
                track=track, kind=kind, title=name, day=today + timedelta(days=days)
            )
        ProgrammeItem.objects.create(track=track, kind="other", title="Nog geen dag")
        return track

    return make


def test_gatherings_are_milestones_with_their_day_name_and_page(
    region, alice, client_for, a_track, today
):
    track = a_track()
    day = today + timedelta(days=1)
    quarter = f"?kwartaal={day.year}-{(day.month + 2) // 3}"
    answer = client_for(alice).get(f"/regio/{region.slug}/plannen/projecten/{quarter}")
    page = answer.content.decode()
    (line,) = lines_of(region)
    assert [mark.text for mark in line.marks] == ["Kijken bij elkaar", "Schrijfmiddag", "Oogstdag"]
    assert (line.coming.text, line.goal.text) == ("Schrijfmiddag", "Oogstdag")
    for item in track.items.exclude(day=None):
        assert f'<a href="{item.get_absolute_url()}">{item.title}</a>' in page
    assert page.count('class="mark done"') == 2  # in the drawing and in its key
    assert ">Oogstdag, " in page  # beside its bar
    assert "Schrijfmiddag" in [mark.text for _line, mark in answer.context["quarter"].milestones]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_says_the_days_of_a_few_tracks_and_the_next_of_many(
    region, alice, client_for, a_track, language
):
    for at in range(2):
        a_track(f"Leergang {at}")
    address = f"/regio/{region.slug}/plannen/projecten/papier/?taal={language}"

    def text():
        pdf = PdfReader(BytesIO(client_for(alice).get(address).content))
        assert len(pdf.pages) == 1
        return " ".join(pdf.pages[0].extract_text().split())

    few = text()
    assert few.count("Kijken bij elkaar") == 2
    assert {"nl": "Bezig", "en": "Under way"}[language] in few
    for at in range(2, 30):
        a_track(f"Leergang {at}")
    many = text()
    assert many.count("Oogstdag") == 30
    assert "Kijken bij elkaar" not in many


def test_one_track_or_many_the_same_queries(region, a_track):
    a_track()

    def queries():
        with CaptureQueriesContext(connection) as found:
            lines_of(region)
        return len(found)

    one = queries()
    for at in range(3):
        a_track(f"Leergang {at}")
    assert queries() == one == 2


def test_a_gathering_that_was_called_off_is_no_milestone(region, a_track, today):
    track = a_track()
    meeting = Meeting.objects.create(
        partnership=region, title="Schrijfmiddag", state="cancelled",
        starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=2),
    )  # fmt: skip
    track.items.filter(title="Schrijfmiddag").update(meeting=meeting)
    assert [mark.text for mark in lines_of(region)[0].marks] == ["Kijken bij elkaar", "Oogstdag"]
