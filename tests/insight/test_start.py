"""Where somebody comes in."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.network.models import Access, Partnership, Role, User


def test_without_any_account_the_first_visitor_sets_it_up(english, db):
    assert english(None).get("/")["Location"] == reverse("network:setup")


def test_who_is_not_signed_in_signs_in(english, alice):
    assert english(None).get("/")["Location"] == reverse("account_login")
    assert english(None).get("/regio/")["Location"].startswith("/account/login/?next=/regio/")


def test_with_one_partnership_you_go_straight_there(english, alice, region):
    assert english(alice).get("/")["Location"] == reverse("insight:home", args=[region.slug])


def test_with_several_you_choose(english, alice, region, other_region):
    Access.objects.create(user=alice, partnership=other_region, role=Role.READER)
    client = english(alice)
    assert client.get("/")["Location"] == reverse("insight:choose")
    content = client.get("/regio/").content.decode()
    assert "You take part in 2 partnerships" in content
    assert content.index("Lindemeer") < content.index("Veenrijk")
    assert "Coordinator" in content
    assert "Reader" in content


def test_without_any_it_says_what_to_do(english, db):
    user = User.objects.create_user("new@x.example", "x", name="New")
    client = english(user)
    assert client.get("/")["Location"] == reverse("insight:choose")
    assert b"Ask the coordinator of your region" in client.get("/regio/").content


def test_partnerships_of_others_are_not_named(english, alice, other_region):
    assert b"Veenrijk" not in english(alice).get("/regio/").content


def test_as_many_queries_for_1_3_and_30_partnerships(english, alice, db):
    client, counts = english(alice), []
    client.get("/regio/")
    for number in (1, 2, 27):
        for _ in range(number):
            name = f"Region {Partnership.objects.count()}"
            made = Partnership.objects.create(name=name, slug=name.lower().replace(" ", "-"))
            Access.objects.create(user=alice, partnership=made, role=Role.READER)
        with CaptureQueriesContext(connection) as queries:
            client.get("/regio/")
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
