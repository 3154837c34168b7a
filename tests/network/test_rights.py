"""Every page of the network for every role, a stranger and nobody."""

from datetime import date

import pytest

from samenverder.network.models import (
    Access,
    Invitation,
    Mandate,
    Position,
    Role,
    WorkingGroup,
)
from samenverder.network.models.access import new_invitation_key
from tests import cast
from tests.network.conftest import address, person_of

pytestmark = pytest.mark.django_db
ROLES = (Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER, Role.READER)
ALL, CONTRIBUTORS, COORDINATOR = set(ROLES), set(ROLES) - {Role.READER}, {Role.COORDINATOR}

READS = {
    "partners": ((), ALL),
    "partners_download": (("csv",), ALL),
    "organisation_detail": (("organisation",), ALL),
    "people": ((), CONTRIBUTORS),
    "people_download": (("csv",), CONTRIBUTORS),
    "person_detail": (("person",), CONTRIBUTORS),
    "partnership_edit": ((), COORDINATOR),
    "organisation_add": ((), COORDINATOR),
    "organisation_existing": ((), COORDINATOR),
    "organisation_edit": (("organisation",), COORDINATOR),
    "person_add": ((), COORDINATOR),
    "people_invite": ((), COORDINATOR),
    "people_import": ((), COORDINATOR),
    "people_import_example": ((), COORDINATOR),
    "person_edit": (("person",), COORDINATOR),
    "person_invite": (("person",), COORDINATOR),
    "position_add": (("person",), COORDINATOR),
    "position_edit": (("person", "position"), COORDINATOR),
    "mandates": ((), ALL),
    "mandates_download": (("csv",), ALL),
    "mandate_detail": (("mandate",), ALL),
    "mandate_add": ((), COORDINATOR),
    "mandate_edit": (("mandate",), COORDINATOR),
    "groups": ((), ALL),
    "groups_download": (("csv",), ALL),
    "group_detail": (("group",), ALL),
    "group_add": ((), COORDINATOR),
    "group_edit": (("group",), COORDINATOR),
    "group_year": (("group",), COORDINATOR),
    "group_member_add": (("group",), COORDINATOR),
    "group_member_edit": (("group", "member"), COORDINATOR),
    "access": ((), COORDINATOR),
    "access_edit": (("access",), COORDINATOR),
    "log": ((), COORDINATOR),
    "log_download": (("xlsx",), COORDINATOR),
}
WRITES = {
    "organisation_end": ("organisation",),
    "organisation_renew": ("organisation",),
    "mandate_end": ("mandate",),
    "mandate_resume": ("mandate",),
    "group_end": ("group",),
    "group_resume": ("group",),
    "group_member_end": ("group", "member"),
    "group_member_resume": ("group", "member"),
    "person_return": ("person",),
    "position_end": ("person", "position"),
    "position_resume": ("person", "position"),
    "access_take": ("access",),
    "invitation_resend": ("invitation",),
    "invitation_withdraw": ("invitation",),
    "people_import_errors": (),
}


@pytest.fixture
def things(region, people, school, nadia):
    """One of everything in this region."""
    position = Position.objects.create(person=nadia, organisation=school, layer="practice")
    _key, key_hash = new_invitation_key()
    invitation = Invitation.objects.create(
        partnership=region, person=nadia, email=nadia.email, key_hash=key_hash
    )
    since = date(2024, 8, 1)
    group = WorkingGroup.objects.create(partnership=region, name="Kernteam", since=since)
    mandate = Mandate.objects.create(
        partnership=region, person=nadia, organisation=school, subjects=["means"], since=since
    )
    return {
        "mandate": mandate.pk,
        "group": group.pk,
        "member": group.members.create(person=nadia, since=since).pk,
        "organisation": school.pk,
        "person": nadia.pk,
        "position": position.pk,
        "access": Access.objects.get(user=people[Role.READER]).pk,
        "invitation": invitation.pk,
    }


def where(region, things, name, parts):
    return address(name, region.slug, *(things.get(part, part) for part in parts))


@pytest.mark.parametrize("name", READS)
def test_pages_open_for_who_may_and_for_nobody_else(name, region, people, things, charlie):
    parts, allowed = READS[name]
    page = where(region, things, name, parts)
    for role in ROLES:
        answer = cast.client_for(people[role]).get(page)
        assert answer.status_code == (200 if role in allowed else 403), role
    assert cast.client_for(charlie).get(page).status_code == 404
    assert cast.client_for(None).get(page).status_code == 302


@pytest.mark.parametrize("name", WRITES)
def test_only_the_coordinator_changes_anything(name, region, people, things, charlie):
    page = where(region, things, name, WRITES[name])
    for role in ROLES[1:]:
        assert cast.client_for(people[role]).post(page).status_code == 403, role
    assert cast.client_for(charlie).post(page).status_code == 404
    assert cast.client_for(None).post(page).status_code == 302
    assert cast.client_for(people[Role.COORDINATOR]).post(page).status_code == 302


@pytest.mark.parametrize("name", WRITES)
def test_changes_are_not_made_by_following_a_link(name, region, people, things):
    page = where(region, things, name, WRITES[name])
    assert cast.client_for(people[Role.COORDINATOR]).get(page).status_code == 405


THINGS = {"organisation", "person", "position", "access", "invitation"}
PARTS = {name: parts for name, (parts, _allowed) in READS.items()} | WRITES


@pytest.mark.parametrize("name", [name for name, parts in PARTS.items() if THINGS & set(parts)])
def test_things_of_another_region_do_not_exist_here(name, things, charlie, other_region):
    """A coordinator elsewhere, in their own region, with the numbers of ours."""
    page = where(other_region, things, name, PARTS[name])
    browser = cast.client_for(charlie)
    answer = browser.get(page) if name in READS else browser.post(page)
    assert answer.status_code == 404


def test_a_position_of_somebody_else_is_not_found(region, people, things, mia):
    other = person_of(mia, region).positions.get()
    page = address("position_edit", region.slug, things["person"], other.pk)
    assert cast.client_for(people[Role.COORDINATOR]).get(page).status_code == 404


def test_my_details_are_for_who_is_signed_in(client, mia):
    assert client.get(address("me")).url == "/account/login/?next=/mij/"
    assert cast.client_for(mia).get(address("me")).status_code == 200


def test_readers_see_how_many_but_not_who(region, people, school):
    browser = cast.client_for(people[Role.READER])
    for page in (
        address("partners", region.slug),
        address("organisation_detail", region.slug, school.pk),
        address("partners_download", region.slug, "csv"),
    ):
        content = browser.get(page).content.decode()
        assert "Alice Aalders" not in content
        assert "alice@" not in content


def test_rights_end_in_the_same_moment(region, people, mia):
    browser = cast.client_for(mia)
    assert browser.get(address("people", region.slug)).status_code == 200
    Access.objects.filter(user=mia).delete()
    assert browser.get(address("people", region.slug)).status_code == 404
