"""Places, the waiting list and what people hear of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from samenverder.network.models import OutgoingMail, Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries import sight
from samenverder.trainings.models import TrainingDate
from samenverder.trainings.operations import dates
from samenverder.trainings.operations.catalogue import remove_training
from samenverder.trainings.operations.leaving import end_places, resume_places, said_of_places
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people, withdraw
from tests import cast
from tests.trainings.conftest import in_days, make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(region, date, alice):
    """Two have a place, three wait."""
    people = make_people(region, 5)
    return sign_up_people(date=date, people=people, by=alice)


def states(date) -> str:
    return " ".join(date.sign_ups.order_by("rank").values_list("state", flat=True))


def change(date, by, **fields):
    date.refresh_from_db()
    known = {name: getattr(date, name) for name in dates.FIELDS}
    return dates.change_date(date=date, by=by, version=date.version, **(known | fields))


def heard(n: int) -> list[str]:
    """Subjects of the last n mails by their address."""
    last = OutgoingMail.objects.order_by("-pk")[:n]
    return sorted(f"{mail.to.split('@')[0]}: {mail.subject.split(':')[0]}" for mail in last)


def test_twice_is_once(date, region, alice):
    (one,) = make_people(region, 1)
    first = sign_up(date=date, person=one, by=alice)
    assert sign_up(date=date, person=one, by=alice) == first
    withdraw(row=first, by=alice)
    withdraw(row=first, by=alice)
    assert OutgoingMail.objects.count() == 2


def test_who_waits_longest_moves_up(date, full, alice):
    withdraw(row=full[0], by=alice)
    assert states(date) == "withdrawn in in waiting waiting"
    assert heard(2) == ["p0: U bent afgemeld", "p2: U hebt toch een plaats"]
    again = sign_up(date=date, person=full[0].person, by=alice)
    assert (again.rank, again.state) == (6, "waiting")


def test_more_and_fewer_places(date, full, alice):
    change(date, alice, capacity=4)
    assert states(date) == "in in in in waiting"
    mails = OutgoingMail.objects.count()
    change(date, alice, capacity=1)
    assert states(date) == "in in in in waiting"
    assert OutgoingMail.objects.count() == mails
    withdraw(row=full[1], by=alice)
    assert states(date) == "in withdrawn in in waiting"


def test_a_moved_date_is_told_once_with_a_file_that_replaces_the_first(date, full, alice):
    mails = OutgoingMail.objects.count()
    change(date, alice, starts_at=in_days(31), ends_at=in_days(31, 16))
    change(date, alice, capacity=2)
    assert OutgoingMail.objects.count() == mails + 5
    mail = OutgoingMail.objects.filter(to="p0@x.example").last()
    file = bytes(mail.attachments.get().content).decode()
    assert "METHOD:REQUEST" in file
    assert "SEQUENCE:1" in file
    assert not OutgoingMail.objects.filter(to="p4@x.example").last().attachments.exists()


def test_calling_off_says_why_and_can_go_ahead_after_all(date, full, alice):
    dates.cancel_date(date=date, by=alice, reason="De trainer is ziek.")
    dates.cancel_date(date=date, by=alice, reason="Nog eens")
    mail = OutgoingMail.objects.filter(to="p0@x.example").last()
    assert "De trainer is ziek." in mail.text
    assert "STATUS:CANCELLED" in bytes(mail.attachments.get().content).decode()
    assert OutgoingMail.objects.count() == 10
    dates.hold_date(date=date, by=alice)
    assert OutgoingMail.objects.count() == 15
    assert states(date) == "in in waiting waiting waiting"


def test_nobody_signs_up_when_it_is_closed(date, region, alice):
    (one,) = make_people(region, 1)
    yesterday = timezone.localdate() - timedelta(days=1)
    TrainingDate.objects.filter(pk=date.pk).update(sign_up_by=yesterday)
    with pytest.raises(Refused):
        sign_up(date=date, person=one, by=alice)
    assert len(sign_up_people(date=date, people=[one], by=alice)) == 1


def test_a_date_with_people_is_not_simply_removed(date, full, alice):
    with pytest.raises(Refused):
        dates.remove_date(date=date, by=alice)
    with pytest.raises(Refused):
        remove_training(training=date.training, by=alice)


def test_two_who_change_one_date(date, alice, frank):
    known = {name: getattr(date, name) for name in dates.FIELDS}
    dates.change_date(date=date, by=alice, version=1, **(known | {"place": "Zaal 1"}))
    with pytest.raises(EditedMeanwhile):
        dates.change_date(date=date, by=frank, version=1, **(known | {"place": "Zaal 2"}))


def test_whoever_leaves_the_network_makes_place(date, full, alice):
    person = full[0].person
    assert said_of_places(person) == ["De plaats bij 1 komende opleiding."]
    Person.objects.filter(pk=person.pk).update(left_on=timezone.localdate())
    person.refresh_from_db()
    ended = end_places(alice, person)
    assert states(date) == "withdrawn in in waiting waiting"
    assert heard(2) == ["p0: Uw opleidingen in Lindemeer", "p2: U hebt toch een plaats"]
    Person.objects.filter(pk=person.pk).update(left_on=None)
    resume_places(alice, person, ended)
    assert states(date) == "in in waiting waiting waiting"
    assert full[0].__class__.objects.get(pk=full[0].pk).state == "waiting"


class TestSeveral:
    def test_found_by_name_ticked_and_signed_up_with_one_way_back(self, region, alice, date, room):
        people = make_people(region, 60)
        browser = cast.client_for(alice)
        at = f"{room}{date.training_id}/data/{date.pk}/deelnemers/"
        page = browser.get(f"{at}erbij/").content.decode()
        assert "Persoon 030" in page and "Persoon 055" not in page and "zoek op naam" in page
        sent = {"people": [people[2].pk], "zoek": "055", "zoeken": "ja"}
        page = browser.post(f"{at}erbij/", sent).content.decode()
        assert "Persoon 002" in page and page.count(" checked") == 1
        assert "Persoon 055" in page and "Persoon 030" not in page and "Ctrl" not in page
        sign_up(date=date, person=people[7], by=alice)
        chosen = [people[n].pk for n in (2, 55, 7, 9)]
        page = browser.post(f"{at}erbij/", {"people": chosen}, follow=True).content.decode()
        assert "1 persoon heeft een plaats" in page and "Persoon 007 had al een plaats" in page
        assert "Persoon 009 is nummer 1 op de wachtlijst" in page
        assert "Persoon 055 is nummer 2 op de wachtlijst" in page
        new = date.sign_ups.exclude(person=people[7]).values_list("pk", flat=True)
        browser.post(f"{at}terug/", {"wie": list(new)})
        assert states(date) == "in withdrawn withdrawn withdrawn"

    def test_as_many_questions_for_nine_as_for_three_but_for_their_mails(self, region, alice, date):
        people = make_people(region, 12)
        Person.objects.filter(pk__in=[row.pk for row in people]).update(email="")

        def asked(some):
            with CaptureQueriesContext(connection) as queries:
                sign_up_people(date=date, people=some, by=alice)
            return len(queries)

        sign_up_people(date=date, people=make_people(region, 2, start=20), by=alice)
        assert asked(people[:3]) == asked(people[3:])


def test_ones_own_page_tells_how_many_and_who_sees_it(date, region, mia):
    row = sign_up(date=date, person=Person.objects.get(user=mia), by=mia)
    words = "Trainings you signed up for, and whether you were there"

    def line():
        return next(one for one in sight.sight_of(mia)[0].lines if str(one.what) == words)

    with override("en"):
        assert (line().number, line().roles) == (1, ["coordinator", "facilitator"])
        withdraw(row=row, by=mia)
        assert line().number == 0
