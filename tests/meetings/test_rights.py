"""Who may do what: beside the matrix, what depends on more than a role."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenverder.meetings.models import Meeting, MeetingDocument
from tests.meetings.conftest import in_days

pytestmark = pytest.mark.django_db


def test_a_member_takes_away_only_their_own_document(client_for, alice, mia, meeting, room):
    at = f"{room}{meeting.pk}/stukken/"
    client_for(alice).post(at, {"file": SimpleUploadedFile("stuk.txt", b"Van Alice")})
    client_for(mia).post(at, {"file": SimpleUploadedFile("stuk.txt", b"Van Mia")})
    first, second = MeetingDocument.objects.order_by("pk")
    assert client_for(mia).post(f"{at}{first.pk}/weg/").status_code == 403
    assert client_for(mia).post(f"{at}{second.pk}/weg/").status_code == 302
    second.refresh_from_db()
    assert second.removed_at is not None
    assert client_for(mia).get(f"{at}{second.pk}/").status_code == 404


def test_readers_see_numbers_and_no_names(client_for, rita, mia, alice, asked, room):
    from samenverder.meetings.models import Attendee
    from samenverder.meetings.operations.running import begin_meeting, end_meeting

    Attendee.objects.update(answer="yes", remark="Ik kom later")
    begin_meeting(meeting=asked, by=alice)
    end_meeting(meeting=asked, by=alice)
    for address in (f"{room}{asked.pk}/", f"{room}{asked.pk}/verslag/"):
        seen = client_for(rita).get(address).content.decode()
        assert "Mia Mulder" not in seen
        assert "Ik kom later" not in seen
        assert "Mia Mulder" in client_for(mia).get(address).content.decode()


def test_only_who_prepares_sees_that_note(client_for, alice, mia, room, region):
    from tests.meetings.conftest import make_meeting

    meeting = make_meeting(region, alice, preparation="Bel eerst de wethouder")
    at = f"{room}{meeting.pk}/"
    assert "Bel eerst de wethouder" in client_for(alice).get(at).content.decode()
    assert "Bel eerst de wethouder" not in client_for(mia).get(at).content.decode()


def test_a_group_of_another_region_is_not_a_choice(client_for, alice, room, other_region):
    from datetime import date

    from samenverder.network.models import WorkingGroup

    group = WorkingGroup.objects.create(
        partnership=other_region, name="Elders", since=date(2024, 1, 1)
    )
    answer = client_for(alice).post(
        f"{room}nieuw/",
        {"kind": "board", "title": "X", "day": in_days(3).date().isoformat(), "start": "14:00",
         "end": "15:00", "group": group.pk},
    )  # fmt: skip
    assert answer.status_code == 422
    assert not Meeting.objects.exists()
