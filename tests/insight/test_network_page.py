"""The page of the drawing: who sees what, the choice in the address, files, and the cache."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from samenverder.insight.queries import network as queries
from samenverder.live.models import OutboxMessage
from samenverder.live.operations import publish, purge_outbox
from samenverder.network.models import (
    GroupMember,
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
    WorkingGroup,
)
from samenverder.network.operations.organisations import end_membership, renew_membership


def _url(region: Partnership, query: str = "") -> str:
    return reverse("insight:network", args=[region.slug]) + query


def _text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def _group(region: Partnership, *people: Person) -> WorkingGroup:
    group = WorkingGroup.objects.create(partnership=region, name="Stage", since=date(2024, 9, 1))
    for person in people:
        GroupMember.objects.create(group=group, person=person, since=group.since)
    return group


@pytest.fixture
def in_a_group(region: Partnership, people: Any) -> WorkingGroup:
    """Alice and Mia (school), Frank (municipality) and Rita (bakery) are in one group."""
    return _group(region, *Person.objects.filter(partnership=region))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every time a picture was made anew."""
    times: list[Any] = []
    real = queries.make_picture

    def make(*args: Any) -> Any:
        times.append(args)
        return real(*args)

    monkeypatch.setattr(queries, "make_picture", make)
    return times


class TestWhatItShows:
    def test_partners_lines_and_a_table(self, region, alice, english, in_a_group) -> None:
        text = _text(english(alice).get(_url(region)))
        assert "3 partners, 3 lines" in text
        assert 'data-ends="' in text
        assert "Groups: 1" in text
        assert "Too few to say. We say something from five on." in text

    def test_nothing_yet_says_so(self, region, alice, english) -> None:
        text = _text(english(alice).get(_url(region)))
        assert "No lines yet in the network" in text
        assert "You can also ask everybody with whom they work." in text

    def test_an_empty_partnership_is_no_error(self, region, alice, english) -> None:
        Membership.objects.all().delete()
        text = _text(english(alice).get(_url(region)))
        assert "Nobody to draw yet" in text
        assert "It begins with partners." in text
        assert "Nobody to draw yet" in _text(english(alice).get(_url(region, "?soort=school")))

    def test_a_partner_without_lines_is_named(self, region, alice, english, in_a_group) -> None:
        new = Organisation.objects.create(name="Mbo Nieuw", kind="mbo")
        Membership.objects.create(partnership=region, organisation=new, since=date(2024, 8, 1))
        text = _text(english(alice).get(_url(region)))
        assert "One partner has no line yet" in text
        assert "Mbo Nieuw, vocational college, no line yet" in text

    def test_the_choice_stands_in_the_address(self, region, alice, english, in_a_group) -> None:
        text = _text(english(alice).get(_url(region, "?soort=school")))
        assert "1 partner, 0 lines" in text
        assert '<option value="school" selected>' in text
        text = _text(english(alice).get(_url(region, "?bron=acties")))
        assert "3 partners, 0 lines" in text

    def test_lines_that_are_rare_can_be_left_out(self, region, alice, english, in_a_group) -> None:
        _group(region, *Person.objects.filter(user__name__in=["Mia Mulder", "Rita Ridder"]))
        text = _text(english(alice).get(_url(region, "?minstens=2")))
        assert "3 partners, 1 line." in text
        assert "Groups: 2" in text

    def test_odd_values_in_the_address_show_everything(self, region, alice, english, in_a_group):
        odd = "?soort=x&laag=x&periode=9999&bron=<script>&pagina=-3&niveau=dorp&minstens=0"
        response = english(alice).get(_url(region, odd))
        assert response.status_code == 200
        assert "3 partners, 3 lines" in _text(response)

    def test_who_stopped_is_in_the_year_it_took_part(self, region, alice, english, in_a_group):
        bakery = Membership.objects.get(organisation__name__startswith="Bakkerij")
        bakery.until = timezone.localdate() - timedelta(days=400)
        bakery.save()
        text = _text(english(alice).get(_url(region)))
        assert "2 partners, 1 line." in text
        assert "3 partners, 3 lines" in _text(english(alice).get(_url(region, "?periode=alles")))


class TestWhoSeesWhat:
    def test_a_reader_sees_partners_and_no_person(self, region, rita, english, in_a_group) -> None:
        text = _text(english(rita).get(_url(region)))
        assert "3 partners, 3 lines" in text
        assert not [name for name in ("Alice", "Frank", "Mia") if name in text]
        assert 'name="niveau"' not in text

    @pytest.mark.parametrize("who", ["mia", "rita"])
    def test_lines_between_people_are_not_for_members(self, region, who, english, request) -> None:
        user = request.getfixturevalue(who)
        assert english(user).get(_url(region, "?niveau=mensen")).status_code == 403
        file = reverse("insight:network_download", args=[region.slug, "csv"])
        assert english(user).get(file + "?niveau=mensen").status_code == 403

    def test_a_facilitator_sees_people_but_not_who_is_a_bridge(
        self, region, alice, frank, english, in_a_group
    ) -> None:
        school = region.organisations.first()
        last = Person.objects.create(partnership=region, name="Zwaan Zonder")
        Position.objects.create(person=last, organisation=school, layer="practice")
        _group(region, last, Person.objects.get(user=frank))
        seen = {
            name: _text(english(user).get(_url(region, "?niveau=mensen")))
            for name, user in (("alice", alice), ("frank", frank))
        }
        assert "Frank Fokkema: one person would come loose" in seen["alice"]
        assert "would come loose" not in seen["frank"]
        assert "One person holds parts of the network together." in seen["frank"]
        assert "nothing about who works well" in seen["frank"]

    def test_of_another_partnership_nothing(self, region, charlie, english) -> None:
        assert english(charlie).get(_url(region)).status_code == 404


class TestFiles:
    def test_every_line_as_csv(self, region, alice, english, in_a_group) -> None:
        url = reverse("insight:network_download", args=[region.slug, "csv"])
        text = english(alice).get(url).content.decode("utf-8-sig")
        assert text.splitlines()[0].startswith("From;Kind or organisation;To;")
        assert len(text.strip().splitlines()) == 4

    def test_the_choice_holds_for_the_file_too(self, region, alice, english, in_a_group) -> None:
        url = reverse("insight:network_download", args=[region.slug, "xlsx"])
        content = english(alice).get(url + "?niveau=mensen").content
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        assert len(rows) == 7  # a head and six pairs of four people
        assert english(alice).get(url.replace("xlsx", "pdf")).status_code == 404


class TestTheCache:
    def test_a_second_look_reckons_nothing(self, region, alice, english, in_a_group, made) -> None:
        client = english(alice)
        client.get(_url(region))
        client.get(_url(region))
        assert len(made) == 1

    def test_something_that_changed_is_seen_at_once(
        self, region, alice, english, in_a_group, made
    ) -> None:
        client = english(alice)
        assert "3 lines" in _text(client.get(_url(region)))
        bakery = Membership.objects.get(organisation__name__startswith="Bakkerij")
        end_membership(by=alice, membership=bakery)
        Membership.objects.filter(pk=bakery.pk).update(
            until=timezone.localdate() - timedelta(days=366)
        )
        assert "2 partners, 1 line." in _text(client.get(_url(region)))
        renew_membership(by=alice, membership=Membership.objects.get(pk=bakery.pk))
        assert "3 partners, 3 lines" in _text(client.get(_url(region)))

    def test_a_change_without_a_count_is_heard_of_by_its_topic(
        self, region, alice, english, in_a_group, made
    ) -> None:
        client = english(alice)
        client.get(_url(region))
        publish(f"actions:{region.pk}")
        client.get(_url(region))
        assert len(made) == 2

    def test_rows_that_came_past_the_operations_are_seen(
        self, region, alice, english, in_a_group
    ) -> None:
        client = english(alice)
        client.get(_url(region))
        OutboxMessage.objects.all().delete()
        GroupMember.objects.last().delete()  # type: ignore[union-attr]
        assert "3 partners, 1 line." in _text(client.get(_url(region)))

    def test_a_new_name_given_in_another_partnership_is_seen(
        self, region, alice, english, in_a_group
    ) -> None:
        client = english(alice)
        client.get(_url(region))
        Organisation.objects.filter(name__startswith="Bakkerij").update(name="Bakkerij De Halm")
        assert "Bakkerij De Halm" in _text(client.get(_url(region)))

    def test_a_picture_never_outlives_the_messages_that_outdate_it(self) -> None:
        import inspect

        kept = inspect.signature(purge_outbox).parameters["older_than"].default
        assert timedelta(seconds=queries.KEEP_SECONDS) < kept

    def test_a_lower_role_never_gets_what_a_higher_one_looked_at(
        self, region, alice, rita, english, in_a_group
    ) -> None:
        english(alice).get(_url(region, "?niveau=mensen"))
        english(alice).get(_url(region))
        assert "Alice Aalders" not in _text(english(rita).get(_url(region)))
        assert english(rita).get(_url(region, "?niveau=mensen")).status_code == 403

    def test_partnerships_do_not_share_a_picture(
        self, region, other_region, alice, charlie, english, in_a_group, made
    ) -> None:
        english(alice).get(_url(region))
        text = _text(english(charlie).get(_url(other_region)))
        assert "Lindemeer" not in text
        assert "Veenrijk" in text
        assert len(made) == 2

    def test_languages_do_not_share_a_drawing(self, region, alice, english, client_for) -> None:
        cache.clear()
        first = english(alice).get(_url(region)).content.decode()
        second = client_for(alice).get(_url(region)).content.decode()
        assert "The same data are in the table" in first
        assert "The same data are in the table" not in second


def test_the_same_number_of_queries_with_more_lines(
    region, alice, english, in_a_group, django_assert_max_num_queries
) -> None:
    client = english(alice)
    cache.clear()
    with django_assert_max_num_queries(32):
        client.get(_url(region))
