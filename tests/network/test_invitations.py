"""Inviting by mail, and following the link as whoever one is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.network.models import Access, Invitation, MailState, OutgoingMail, Person, Role
from samenverder.network.operations import invitations, people
from samenverder.network.operations.problems import Refused
from samenverder.network.tasks import tidy_sign_in
from tests import cast
from tests.network.conftest import PASSWORD, address, links, person_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def invite(sent, alice, nadia):
    """Invite Nadia (as a member) and give the path in her mail."""

    def run(person: Person = nadia, role: str = Role.MEMBER) -> str:
        mails = sent(lambda: invitations.invite(by=alice, person=person, role=role))
        return links(mails[0].body)[0]

    return run


class TestTheMail:
    def test_goes_to_the_person_with_a_link_in_both_forms(self, sent, alice, nadia):
        mails = sent(lambda: invitations.invite(by=alice, person=nadia, role=Role.MEMBER))
        assert mails[0].to == ["nadia@lindecollege.example"]
        path = links(mails[0].body)[0]
        assert path in mails[0].alternatives[0].content
        assert "Lindemeer" in mails[0].subject

    def test_is_in_the_language_of_the_receiver_when_that_is_known(self, sent, alice, charlie):
        charlie.language = "en"
        charlie.save()
        person = people.add_person(
            by=alice, partnership=person_of(alice, alice.access.get().partnership).partnership,
            name="Charlie", email=charlie.email,
        )  # fmt: skip
        sent(lambda: invitations.invite(by=alice, person=person, role=Role.READER))
        assert OutgoingMail.objects.latest("pk").language == "en"

    def test_holds_the_only_copy_of_the_secret(self, invite):
        key = invite().split("/")[2]
        assert Invitation.objects.get().key_hash != key
        assert not OutgoingMail.objects.filter(text__contains=key).exists()

    def test_shows_when_it_could_not_be_delivered(self, invite, coordinator, region):
        invite()
        OutgoingMail.objects.update(state=MailState.GIVEN_UP)
        assert "could not be delivered" in text_of(coordinator.get(address("access", region.slug)))


class TestSomebodyNew:
    def test_makes_an_account_takes_the_role_and_is_signed_in(self, client, invite, nadia, region):
        path = invite(role=Role.FACILITATOR)
        assert "nadia@lindecollege.example" in text_of(client.get(path))
        answer = client.post(path, {"name": "Nadia B.", "password": PASSWORD})
        assert answer.url == f"/regio/{region.slug}/"
        nadia.refresh_from_db()
        access = Access.objects.get(user=nadia.user)
        assert (access.role, access.partnership) == (Role.FACILITATOR, region)
        assert nadia.name == "Nadia B."
        assert client.get(address("me")).status_code == 200

    def test_looking_at_the_link_uses_nothing_up(self, client, invite):
        path = invite()
        client.get(path)
        assert client.get(path).status_code == 200
        assert Invitation.objects.open().exists()

    def test_a_link_works_once(self, client, invite):
        path = invite()
        client.post(path, {"name": "Nadia", "password": PASSWORD})
        client.logout()
        page = client.get(path)
        assert page.status_code == 404
        assert "used already" in text_of(page)

    def test_keeps_what_was_typed_when_the_password_is_weak(self, client, invite):
        page = client.post(invite(), {"name": "Nadia <script>", "password": "123"})
        assert "Nadia &lt;script&gt;" in text_of(page)
        assert Access.objects.filter(user__email="nadia@lindecollege.example").count() == 0


class TestALinkThatNoLongerWorks:
    def test_after_two_weeks(self, client, invite):
        path = invite()
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=14, minutes=1))
        page = client.get(path)
        assert page.status_code == 404
        assert "two weeks" in text_of(page)
        assert client.post(path, {"name": "N", "password": PASSWORD}).status_code == 404

    def test_after_a_new_one_was_sent(self, client, invite, sent, alice):
        old = invite()
        mails = sent(lambda: invitations.resend(by=alice, invitation=Invitation.objects.get()))
        assert client.get(old).status_code == 404
        assert client.get(links(mails[0].body)[0]).status_code == 200

    def test_after_it_was_withdrawn(self, client, invite, alice):
        path = invite()
        invitations.withdraw(by=alice, invitation=Invitation.objects.get())
        assert client.get(path).status_code == 404

    def test_after_the_address_was_corrected(self, client, invite, alice, nadia):
        path = invite()
        people.change_person(
            by=alice, person=nadia, version=nadia.version, name=nadia.name, email="n@x.example"
        )
        assert client.get(path).status_code == 404

    def test_that_never_existed(self, client):
        assert client.get(address("invitation", "niets")).status_code == 404


class TestSomebodyWithAnAccount:
    @pytest.fixture
    def path(self, invite, charlie, region):
        person = Person.objects.create(partnership=region, name="Charlie", email=charlie.email)
        return invite(person, Role.READER)

    def test_is_asked_to_sign_in_and_comes_back(self, client, path, charlie, region):
        assert "account/login/?next=" in client.get(path).content.decode()
        answer = client.post(
            "/account/login/?next=" + path, {"login": charlie.email, "password": PASSWORD}
        )
        assert answer.url == path
        answer = client.post(path)
        assert answer.url == f"/regio/{region.slug}/"
        assert Access.objects.get(user=charlie, partnership=region).role == Role.READER

    def test_cannot_set_a_password_with_the_link(self, client, path, charlie):
        client.post(path, {"name": "X", "password": "een-heel-ander-wachtwoord"})
        charlie.refresh_from_db()
        assert charlie.check_password(PASSWORD)

    def test_of_another_address_cannot_accept(self, path, mia, region):
        browser = cast.client_for(mia)
        assert "another address" in text_of(browser.get(path))
        browser.post(path)
        assert Access.objects.get(user=mia).role == Role.MEMBER
        assert Invitation.objects.open().exists()

    def test_keeps_the_role_one_has(self, sent, alice, mia, region):
        invitation = Invitation(
            partnership=region, person=person_of(mia, region), email=mia.email, role=Role.READER,
        )  # fmt: skip
        from samenverder.network.models.access import new_invitation_key

        key, invitation.key_hash = new_invitation_key()
        invitation.save()
        invitations.accept_as(key=key, user=mia)
        assert Access.objects.get(user=mia).role == Role.MEMBER


class TestWhoCannotBeInvited:
    def test_without_an_address(self, alice, nadia):
        nadia.email = ""
        with pytest.raises(Refused):
            invitations.invite(by=alice, person=nadia, role=Role.MEMBER)

    def test_who_has_access_already(self, alice, mia, region):
        with pytest.raises(Refused):
            invitations.invite(by=alice, person=person_of(mia, region), role=Role.MEMBER)

    def test_who_left(self, alice, nadia):
        nadia.left_on = timezone.localdate()
        with pytest.raises(Refused):
            invitations.invite(by=alice, person=nadia, role=Role.MEMBER)


def test_several_people_are_invited_at_once(coordinator, region, nadia, sent):
    ravi = Person.objects.create(partnership=region, name="Ravi", email="ravi@x.example")
    data = {"people": [nadia.pk, ravi.pk], "role": Role.MEMBER}
    mails = sent(lambda: coordinator.post(address("people_invite", region.slug), data))
    assert sorted(mail.to[0] for mail in mails) == ["nadia@lindecollege.example", "ravi@x.example"]


def test_people_of_another_region_cannot_be_invited(coordinator, region, other_region, sent):
    stranger = Person.objects.create(partnership=other_region, name="V", email="v@x.example")
    data = {"people": [stranger.pk], "role": Role.MEMBER}
    assert sent(lambda: coordinator.post(address("people_invite", region.slug), data)) == []


def test_old_invitations_are_cleared(invite):
    invite()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=105))
    tidy_sign_in()
    assert not Invitation.objects.exists()


def test_many_people_stand_on_pages_that_can_be_searched(coordinator, region, nadia, sent):
    people = Person.objects.bulk_create(
        Person(partnership=region, name=f"Persoon {n:02}", email=f"p{n}@x.example")
        for n in range(60)
    )
    page = coordinator.get(address("people_invite", region.slug))
    assert len(page.context["form"].fields["people"].choices) == 50
    assert b"Page 1 of 2" in page.content
    found = coordinator.get(address("people_invite", region.slug) + "?q=Persoon+59")
    assert [label for _pk, label in found.context["form"].fields["people"].choices] == [
        "Persoon 59 (p59@x.example)"
    ]
    data = {"people": [people[59].pk], "role": Role.MEMBER}
    path = address("people_invite", region.slug)
    assert len(sent(lambda: coordinator.post(f"{path}?pagina=2", data))) == 1
