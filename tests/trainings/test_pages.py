"""From making a training to signing up for it, through the pages."""

import re
from io import BytesIO

import pytest
from django.urls import reverse

from samenverder.lib.tables import read_table
from samenverder.live.models import OutboxMessage
from samenverder.live.operations import publish
from samenverder.network.models import OutgoingMail, Position
from samenverder.trainings.models import SignUp, Training
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.dates import cancel_date
from samenverder.trainings.operations.offering import offer_date
from samenverder.trainings.operations.signing_up import sign_up_people
from tests import cast
from tests.trainings.conftest import (
    in_days,
    make_date,
    make_partner,
    make_people,
    make_training,
    person,
)

pytestmark = pytest.mark.django_db


def test_from_a_training_to_a_place(client_for, region, room, frank, mia):
    made = client_for(frank).post(
        f"{room}nieuw/", {"title": "Leren coachen", "aim": "U coacht", "open_to": "ja"}
    )
    training = Training.objects.get()
    assert made.url == f"{room}{training.pk}/data/nieuw/"
    day = in_days(20)
    client_for(frank).post(
        made.url,
        {"day": day.date(), "start": "14:00", "end": "16:30", "place": "Zaal 2", "capacity": 12},
    )
    date = training.dates.get()
    assert "Leren coachen" in client_for(mia).get(room).content.decode()
    page = client_for(mia).get(f"{room}{training.pk}/")
    assert "Zaal 2" in page.content.decode()
    client_for(mia).post(f"{room}{training.pk}/data/{date.pk}/aanmelden/")
    row = SignUp.objects.get()
    assert (row.state, row.rank, row.person.user) == ("in", 1, mia)
    assert OutgoingMail.objects.get().to == mia.email
    again = client_for(mia).get(f"{room}{training.pk}/").content.decode()
    assert f"/data/{date.pk}/deelnemers/{row.pk}/afmelden/" in again


def test_the_same_form_sent_twice_makes_one_training_and_one_date(client_for, room, frank):
    browser = client_for(frank)
    sent = {"title": "Leren coachen", "aim": "U coacht", "open_to": "ja"}
    made = browser.post(f"{room}nieuw/", sent)
    again = browser.post(f"{room}nieuw/", sent, follow=True)
    training = Training.objects.get()
    assert again.redirect_chain[-1][0] == training.get_absolute_url()
    assert "Dit staat er al" in again.content.decode()
    copy = f"{room}{training.pk}/kopie/"
    browser.post(copy, sent)
    assert Training.objects.count() == 2  # a copy with the same words is meant
    day = {"day": in_days(20).date(), "start": "14:00", "end": "16:30", "capacity": 12}
    browser.post(made.url, day)
    again = browser.post(made.url, day, follow=True)
    assert training.dates.count() == 1 and "Dit staat er al" in again.content.decode()
    browser.post(made.url, day | {"place": "Ergens anders"})
    assert training.dates.count() == 2


def test_nothing_typed_is_lost(client_for, room, frank):
    answer = client_for(frank).post(
        f"{room}nieuw/", {"title": "", "aim": "Dit doel", "open_to": "nee"}
    )
    assert answer.status_code == 422
    assert "Dit doel" in answer.content.decode()


def test_partners_that_were_ticked_are_not_thrown_away(client_for, region, room, alice):
    school = make_partner(region, "Vso De Wending")
    words = {"title": "Leren coachen", "aim": "U coacht", "partners": school.pk}
    answer = client_for(alice).post(f"{room}nieuw/", words | {"open_to": "ja"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Kies “Alleen de partners die ik kies”" in page
    box = re.search(rf'<input[^>]*name="partners"[^>]*value="{school.pk}"[^>]*>', page)
    assert box and "checked" in box[0]
    assert not Training.objects.exists()
    client_for(alice).post(f"{room}nieuw/", words | {"open_to": "nee"})
    made = Training.objects.get()
    assert list(made.partners.all()) == [school]
    change = {"title": made.title, "aim": made.aim, "version": made.version, "open_to": "ja"}
    client_for(alice).post(f"{room}{made.pk}/wijzigen/", change | {"partners": school.pk})
    made.refresh_from_db()
    assert made.for_all_partners


def test_no_partner_ticked_and_wrong_hours_are_said_together(client_for, room, alice):
    words = {"title": "Leren coachen", "aim": "U coacht", "open_to": "nee", "hours": "zes"}
    page = client_for(alice).post(f"{room}nieuw/", words).content.decode()
    assert "Kies minstens één partner" in page
    assert "Schrijf de uren als" in page


def test_each_way_to_manage_a_date_stands_on_a_line_of_its_own(client_for, room, date, alice):
    page = client_for(alice).get(f"{room}{date.training_id}/").content.decode()
    panel = page.split('<details class="manage', 1)[1].split("</details>", 1)[0]
    ways = len(re.findall(r"<a |<button ", panel))
    assert ways == len(re.findall(r"<li><(?:a|form) ", panel)) == 5
    assert "btn" in panel.split("</summary>")[0]
    assert page.count("Deze datum van de lijst halen") == 1
    assert page.count("De hele opleiding van de lijst halen") == 1


def test_the_list_says_what_is_not_open_to_where_one_works(
    client_for, region, room, training, date, alice, mia
):
    said = "Deze opleiding is niet open voor uw organisatie."
    assert said not in client_for(mia).get(room).content.decode()
    school = make_partner(region, "Vso De Wending")
    change_training(training=training, by=alice, version=training.version,
                    for_all_partners=False, partners=[school])  # fmt: skip
    assert said in client_for(mia).get(room).content.decode()
    Position.objects.create(person=person(region, mia), organisation=school, layer="practice")
    assert said not in client_for(mia).get(room).content.decode()


@pytest.mark.parametrize(
    ("days", "more", "words"),
    [
        (-3, {}, "Noteer nu wie er was"),
        (9, {"sign_up_by": -1}, "De laatste aanmelddag is voorbij"),
        (9, {}, "Mensen kunnen zich aanmelden"),
    ],
)
def test_a_new_date_says_what_one_can_still_do(
    client_for, room, training, alice, days, more, words
):
    sent = {"day": f"{in_days(days):%Y-%m-%d}", "start": "09:00", "end": "12:00", "capacity": "9"}
    sent |= {name: f"{in_days(n):%Y-%m-%d}" for name, n in more.items()}
    page = client_for(alice).post(f"{room}{training.pk}/data/nieuw/", sent, follow=True)
    said = page.content.decode()
    assert words in said
    assert ("Mensen kunnen zich aanmelden" in said) is (days > 0 and not more)


def test_a_training_for_some_partners_refuses_the_others(
    client_for, region, region_lindemeer, room, alice, mia, rita
):
    training = make_training(
        region, alice, for_all_partners=False, partners=[region_lindemeer.organisations[2]]
    )
    from tests.trainings.conftest import make_date

    date = make_date(training, alice)
    for user in (mia, rita):
        client_for(user).post(f"{room}{training.pk}/data/{date.pk}/aanmelden/")
    assert [row.person.user for row in SignUp.objects.all()] == [rita]


def test_somebody_signs_off_only_themselves(client_for, region, room, date, mia, rita, frank):
    from samenverder.trainings.operations.signing_up import sign_up
    from tests.trainings.conftest import person

    row = sign_up(date=date, person=person(region, mia), by=mia)
    at = f"{room}{date.training_id}/data/{date.pk}/deelnemers/{row.pk}/afmelden/"
    assert client_for(rita).post(at).status_code == 403
    client_for(mia).post(at)
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_the_list_finds_dutch_word_forms_and_counts_free_places(
    client_for, region, room, alice, mia
):
    make_training(region, alice, title="Leerlingen begeleiden")
    make_training(region, alice, title="Heel iets anders")
    page = client_for(mia).get(room, {"toon": "alle", "zoek": "leerling"}).content.decode()
    assert "Leerlingen begeleiden" in page
    assert "Heel iets anders" not in page


def test_what_was_held_says_when_and_how_many_came(region, alice, mia, training, room):
    held = make_date(training, alice, starts_at=in_days(-3), ends_at=in_days(-3, 16))
    make_date(training, alice)
    page = cast.client_for(mia).get(f"{room}?toon=geweest").content.decode()
    assert "Laatste datum" in page and "niet genoteerd" in page and "Komende datums" not in page
    SignUp.objects.create(date=held, person=person(region, mia), rank=1, attended=True)
    page = cast.client_for(mia).get(f"{room}?toon=geweest").content.decode()
    assert "1 persoon kwam" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_has_the_dates_of_the_tab_and_says_how_each_stands(
    region, alice, mia, training, room, kind
):
    held = make_date(training, alice, starts_at=in_days(-3), ends_at=in_days(-3, 16), place="Toen")
    make_date(training, alice, place="Straks")
    off = make_date(training, alice, starts_at=in_days(40), ends_at=in_days(40, 16), place="Nooit")
    cancel_date(date=off, by=alice)
    SignUp.objects.create(date=held, person=person(region, mia), rank=1, attended=True)

    def table(tab):
        answer = cast.client_for(mia).get(f"{room}opleidingen.{kind}?toon={tab}")
        found = read_table(BytesIO(b"".join(answer)), f"x.{kind}")
        names = [found.header.index(name) for name in ("Plaats", "Hoe de datum ervoor staat",
                                                  "Mensen die kwamen")]  # fmt: skip
        return [tuple(row[at] for at in names) for row in found.rows]

    assert table("geweest") == [("Toen", "Gehouden", "1")]
    assert table("komend") == [("Straks", "Komend", "")]
    assert table("alle") == [("Toen", "Gehouden", "1"), ("Straks", "Komend", ""),
                             ("Nooit", "Afgelast", "")]  # fmt: skip


def test_a_date_shorter_than_its_training_gets_a_hint(region, alice, room, training):
    training.hours = 6
    training.save()
    values = {"day": in_days(9).date(), "start": "13:00", "end": "16:30", "capacity": 12}
    browser = cast.client_for(alice)
    page = browser.post(f"{room}{training.pk}/data/nieuw/", values, follow=True).content.decode()
    assert "De opleiding duurt 6 uur, deze datum 3,5" in page
    values |= {"day": in_days(10).date(), "start": "10:00", "end": "16:00"}
    page = browser.post(f"{room}{training.pk}/data/nieuw/", values, follow=True).content.decode()
    assert "Klopt dat?" not in page


def test_what_i_just_did_myself_is_no_news_on_the_next_page(region, alice, training, date):
    browser = cast.client_for(alice)
    at = [region.slug, training.pk, date.pk]
    page = browser.post(reverse("trainings:sign_up", args=at), follow=True).content.decode()
    seen = int(re.search(r'data-seen="(\d+)"', page)[1])
    assert seen == OutboxMessage.objects.latest("pk").pk
    publish(f"training:{training.pk}")
    assert OutboxMessage.objects.latest("pk").pk > seen


def test_who_comes_says_why_a_free_place_waits_for_a_school(region, alice, needs, training, room):
    date = make_date(training, alice, capacity=2)
    offer_date(date=date, by=alice, schools=[needs[0].plan.school], kept=2)
    sign_up_people(date=date, people=make_people(region, 1), by=alice)
    page = cast.client_for(alice).get(f"{room}{training.pk}/data/{date.pk}/deelnemers/")
    seen = page.content.decode()
    assert "2 plaatsen zijn vrijgehouden" in seen and f"data/{date.pk}/aanbieden/" in seen


def test_signing_a_colleague_off_can_be_undone(region, alice, training, date):
    (one,) = make_people(region, 1)
    row = sign_up_people(date=date, people=[one], by=alice)[0]
    browser, at = cast.client_for(alice), [region.slug, training.pk, date.pk]
    page = browser.post(reverse("trainings:sign_off", args=[*at, row.pk]), follow=True)
    assert f'name="people" value="{one.pk}"' in page.content.decode()
    browser.post(reverse("trainings:people_add", args=at), {"people": [one.pk]})
    assert date.sign_ups.get().state == "in"
