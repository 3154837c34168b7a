"""Another region comes too: by a secret address, never a list of regions, never names."""

import pytest
from django.urls import reverse

from samenverder.config.handover.scope import rows_of
from samenverder.meetings.words import when_words
from samenverder.network.models import OutgoingMail, Partnership
from samenverder.trainings.keys import guest_key
from samenverder.trainings.models import GuestCode, SignUp, TrainingDate, TrainingGuest
from samenverder.trainings.operations.guests import accept, invite_region
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people, withdraw
from tests import cast
from tests.trainings.conftest import in_days, make_date, make_people, make_training, person

pytestmark = pytest.mark.django_db


def english(user):
    """A browser of this user, in English."""
    browser = cast.client_for(user)
    browser.cookies["sv_language"] = "en"
    return browser


@pytest.fixture
def there(other_region):
    """The list of trainings of the other region."""
    return f"/regio/{other_region.slug}/opleidingen/"


@pytest.fixture
def code(training, alice) -> GuestCode:
    return invite_region(training=training, by=alice, label="De buren")


@pytest.fixture
def address(code) -> str:
    return reverse("trainings:guest_accept", args=[guest_key(code)])


@pytest.fixture
def guest(code, other_region, charlie) -> TrainingGuest:
    return accept(code=code, partnership=other_region, by=charlie)


class TestInviting:
    def test_a_coordinator_makes_an_address_and_another_says_yes(
        self, region, training, date, alice, charlie, room, there
    ):
        browser = english(alice)
        browser.post(f"{room}{training.pk}/andere-regios/", {"label": "De buren"})
        page = browser.get(f"{room}{training.pk}/andere-regios/").content.decode()
        key = guest_key(GuestCode.objects.get())
        assert key in page
        theirs = english(charlie)
        assert training.title not in theirs.get(there).content.decode()
        asked = theirs.get(f"/opleiding-uitnodiging/{key}/").content.decode()
        assert training.title in asked and region.name in asked
        yes = {"partnership": charlie.access.get().partnership_id}
        page = theirs.post(f"/opleiding-uitnodiging/{key}/", yes, follow=True)
        assert "Sign me up" in page.content.decode()
        assert training.title in theirs.get(there).content.decode()
        assert key not in browser.get(f"{room}{training.pk}/andere-regios/").content.decode()

    def test_only_coordinators_invite_and_say_yes(
        self, training, frank, mia, address, room, code, region
    ):
        page = english(frank).get(f"{room}{training.pk}/andere-regios/")
        assert page.status_code == 403
        seen = english(mia).get(address)
        assert "A coordinator of another partnership" in seen.content.decode()
        english(mia).post(address, {"partnership": region.pk})
        assert not TrainingGuest.objects.exists()

    def test_a_wrong_a_used_and_an_ended_address_open_nothing(
        self, training, alice, charlie, address, code, guest, room
    ):
        wrong = address[:-2] + ("a/" if address[-2] != "a" else "b/")
        assert english(charlie).get(wrong).status_code == 404
        assert english(alice).get(address).status_code == 404
        assert english(charlie).get(address).status_code == 302
        english(alice).post(f"{room}{training.pk}/andere-regios/{code.pk}/einde/")
        assert english(charlie).get(address).status_code == 404


class TestComing:
    def test_people_of_the_other_region_sign_up_and_off(
        self, training, date, guest, charlie, there
    ):
        browser = english(charlie)
        browser.post(f"{there}van-elders/{guest.pk}/{date.pk}/aanmelden/")
        row = SignUp.objects.get()
        assert (row.person.user, row.state, row.by) == (charlie, "in", None)
        mail = OutgoingMail.objects.get()
        assert f"{there}van-elders/{guest.pk}/" in mail.text
        assert "You have a place" in browser.get(
            f"{there}van-elders/{guest.pk}/").content.decode()  # fmt: skip
        browser.post(f"{there}van-elders/{guest.pk}/{date.pk}/afmelden/")
        row.refresh_from_db()
        assert row.state == "withdrawn"

    def test_they_see_numbers_and_never_who_comes(
        self, region, training, date, guest, alice, mia, charlie, there
    ):
        sign_up(date=date, person=person(region, mia), by=mia)
        page = english(charlie).get(f"{there}van-elders/{guest.pk}/").content.decode()
        assert "1 of 2 places free" in page
        assert "Mia Mulder" not in page and "De buren" not in page
        here = training.get_absolute_url()
        assert english(charlie).get(here).status_code == 404
        assert english(charlie).get(f"{here}data/{date.pk}/deelnemers/").status_code == 404

    def test_they_read_when_it_is_in_the_words_of_the_host(
        self, region, training, date, guest, alice, charlie, there
    ):
        words = when_words(date, "en")
        for user, where in (
            (alice, training.get_absolute_url()), (charlie, f"{there}van-elders/{guest.pk}/"),
        ):  # fmt: skip
            assert words in english(user).get(where).content.decode()

    def test_giving_a_place_away_from_elsewhere_asks_first_too(
        self, region, training, date, guest, alice, charlie, there
    ):
        browser = english(charlie)
        browser.post(f"{there}van-elders/{guest.pk}/{date.pk}/aanmelden/")
        page = browser.get(f"{there}van-elders/{guest.pk}/").content.decode()
        assert "give my place away" not in page
        sign_up_people(date=date, people=make_people(region, 2), by=alice)
        page = browser.get(f"{there}van-elders/{guest.pk}/").content.decode()
        assert "give my place away" in page

    def test_who_stands_outside_finds_nothing(self, training, date, guest, alice, room, there):
        browser = english(alice)
        assert browser.get(f"{there}van-elders/{guest.pk}/").status_code == 404
        assert browser.get(f"{room}van-elders/{guest.pk}/").status_code == 404
        sent = browser.post(f"{room}van-elders/{guest.pk}/{date.pk}/aanmelden/")
        assert sent.status_code == 404 and not SignUp.objects.exists()

    def test_a_date_of_another_training_cannot_be_taken(self, region, alice, guest, charlie, there):
        other = make_date(make_training(region, alice, title="Alleen voor ons"), alice)
        sent = english(charlie).post(
            f"{there}van-elders/{guest.pk}/{other.pk}/aanmelden/")  # fmt: skip
        assert sent.status_code == 404 and not SignUp.objects.exists()

    def test_a_place_that_becomes_free_goes_to_who_waits_from_elsewhere(
        self, region, date, guest, alice, mia, frank, charlie, there
    ):
        first = sign_up(date=date, person=person(region, mia), by=mia)
        sign_up(date=date, person=person(region, frank), by=frank)
        browser = english(charlie)
        page = browser.post(f"{there}van-elders/{guest.pk}/{date.pk}/aanmelden/", follow=True)
        assert "waiting list" in page.content.decode()
        withdraw(row=first, by=mia)
        assert SignUp.objects.get(person__user=charlie).state == "in"


class TestCertificate:
    @pytest.fixture
    def row(self, training, guest, other_region, charlie, alice) -> SignUp:
        day = make_date(training, alice, starts_at=in_days(-2), ends_at=in_days(-2, 16))
        SignUp.objects.create(
            date=day, person=person(other_region, charlie), rank=1, state="in", attended=True
        )
        return SignUp.objects.get()

    def test_who_came_from_elsewhere_takes_their_own_along_also_after_the_invitation_ended(
        self, row, guest, code, alice, charlie, there, room, training
    ):
        browser = english(charlie)
        address = f"{there}mijn/bewijs/{row.pk}.pdf"
        assert address in browser.get(f"{there}van-elders/{guest.pk}/").content.decode()
        assert browser.get(address).content.startswith(b"%PDF")
        english(alice).post(f"{room}{training.pk}/andere-regios/{code.pk}/einde/")
        page = browser.get(f"{there}mijn/").content.decode()
        assert address in page and training.get_absolute_url() not in page
        assert browser.get(address).content.startswith(b"%PDF")

    def test_nobody_takes_that_of_another_and_nobody_who_was_not_there(
        self, row, alice, charlie, mia, there, room
    ):
        assert english(alice).get(f"{there}mijn/bewijs/{row.pk}.pdf").status_code == 404
        for user in (alice, mia):
            assert english(user).get(f"{room}mijn/bewijs/{row.pk}.pdf").status_code == 404
        SignUp.objects.update(attended=False)
        assert english(charlie).get(f"{there}mijn/bewijs/{row.pk}.pdf").status_code == 404


def test_who_comes_from_elsewhere_signs_off_under_my_trainings(
    date, guest, other_region, charlie, there
):
    SignUp.objects.create(date=date, person=person(other_region, charlie), rank=1, state="in")
    address = f"{there}van-elders/{guest.pk}/{date.pk}/afmelden/"
    assert address in cast.client_for(charlie).get(f"{there}mijn/").content.decode()
    cast.client_for(charlie).post(address)
    assert SignUp.objects.get().state == "withdrawn"


class TestEnding:
    @pytest.mark.parametrize("who", ["host", "guest"])
    def test_it_is_gone_and_who_was_signed_up_hears_it(
        self, who, training, date, guest, code, alice, charlie, other_region, room, there
    ):
        sign_up(date=date, person=person(other_region, charlie), by=None)
        if who == "host":
            english(alice).post(f"{room}{training.pk}/andere-regios/{code.pk}/einde/")
        else:
            english(charlie).post(f"{there}van-elders/{guest.pk}/weg/")
        assert not TrainingGuest.objects.exists()
        assert SignUp.objects.get().state == "withdrawn"
        assert OutgoingMail.objects.order_by("pk").last().to == charlie.email
        theirs = english(charlie)
        assert theirs.get(f"{there}van-elders/{guest.pk}/").status_code == 404
        assert training.title not in theirs.get(there).content.decode()


def test_either_region_can_be_handed_over_without_the_other(
    region, date, guest, other_region, charlie
):
    row = sign_up(date=date, person=person(other_region, charlie), by=None)
    for partnership, models in ((region, {TrainingDate}), (other_region, set())):
        rows = rows_of(partnership)
        assert rows[Partnership] == {partnership.pk}
        assert row.pk not in rows[SignUp]
        assert all(rows[model] for model in models)
