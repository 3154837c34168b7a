"""A visit or a bus tour is organised by one or more partners."""

from tests.cast import client_for
from tests.meetings.conftest import in_days


def _sent(region_lindemeer, **more):
    start = in_days(20)
    return {
        "kind": "visit", "title": "Bustour langs mbo’s", "day": f"{start:%Y-%m-%d}",
        "start": "09:00", "end": "15:00",
        "organiser_1": region_lindemeer.organisations[1].pk,
        "organiser_2": region_lindemeer.organisations[0].pk,
        "organiser_3": region_lindemeer.organisations[1].pk, **more,
    }  # fmt: skip


def test_partners_organise_a_visit_together(room, region, region_lindemeer, frank):
    page = client_for(frank).post(f"{room}nieuw/", _sent(region_lindemeer), follow=True)
    school, town = region_lindemeer.organisations[:2]
    assert f"{town}, {school}" in page.content.decode()
    meeting = region.meetings.get()
    assert [row.organisation for row in meeting.organisers.all()] == [town, school]
    sent = _sent(region_lindemeer, organiser_1=school.pk, organiser_2="", organiser_3="",
                 version=meeting.version)  # fmt: skip
    client_for(frank).post(f"{room}{meeting.pk}/wijzigen/", sent)
    assert [row.organisation for row in meeting.organisers.all()] == [school]
    client_for(frank).post(f"{room}{meeting.pk}/kopie/")
    copy = region.meetings.exclude(pk=meeting.pk).get()
    assert [row.organisation for row in copy.organisers.all()] == [school]
