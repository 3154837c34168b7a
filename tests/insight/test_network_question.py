"""“With whom do you work?”: a round from opening to closing, by account and by mail."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.network.models import (
    Partnership,
    Person,
    Position,
    RelationAnswer,
    RelationRound,
    RelationSeat,
)
from samenverder.network.operations import relations
from samenverder.network.operations.leaving import leave
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.relations import WRONG_KEYS


def _url(name: str, *args: Any) -> str:
    return reverse(f"network:relation_{name}", args=args)


def _text(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def asked(region: Partnership, alice) -> RelationRound:
    return relations.open_round(by=alice, partnership=region, name="Autumn 2026")


@pytest.fixture
def link(asked, alice, people, django_capture_on_commit_callbacks) -> str:
    """The path in the mail to Rita."""
    with django_capture_on_commit_callbacks(execute=True):
        relations.mail_round(by=alice, round=asked)
    (letter,) = [row for row in mail.outbox if row.to == ["rita@lindemeer.example"]]
    return re.search(r"http://[^/]+(/met-wie/\S+/)", letter.body)[1]  # type: ignore[index]


def _field(organisation: Any) -> str:
    return f"p{organisation.pk}"


class TestTheRound:
    def test_everybody_with_a_position_is_asked(self, region, asked) -> None:
        Person.objects.create(partnership=region, name="Zonder functie")
        assert asked.seats.count() == 4

    def test_one_round_at_a_time(self, region, alice, asked) -> None:
        with pytest.raises(Refused):
            relations.open_round(by=alice, partnership=region, name="Again")

    def test_from_the_page(self, region, alice, english) -> None:
        client = english(alice)
        page = _url("rounds", region.slug)
        wrong = client.post(page, {"name": "", "closes_on": "2020-01-01"})
        assert wrong.status_code == 422
        assert "Choose today or a later day." in _text(wrong)
        text = _text(client.post(page, {"name": "Autumn 2026"}, follow=True))
        assert "0 of 4 people have answered" in text
        assert "Mail the links when you are ready." in text
        found = RelationRound.objects.get()
        text = _text(client.post(_url("close", region.slug, found.pk), follow=True))
        assert "The round is closed." in text
        text = _text(client.post(_url("reopen", region.slug, found.pk), follow=True))
        assert "The round is open again." in text
        client.post(_url("remove", region.slug, found.pk))
        assert not RelationRound.objects.exists()

    def test_who_is_second_to_change_it_is_told(self, alice, asked) -> None:
        relations.close_round(by=alice, round=RelationRound.objects.get(), version=1)
        with pytest.raises(EditedMeanwhile):
            relations.reopen_round(by=alice, round=RelationRound.objects.get(), version=1)

    def test_a_round_with_answers_is_not_taken_back(self, asked, alice, mia, region) -> None:
        seat = asked.seats.get(person__user=mia)
        town = region.organisations.get(name__startswith="Gemeente")
        relations.save_answers(seat=seat, answers={town.pk: "often"})
        with pytest.raises(Refused):
            relations.remove_round(by=alice, round=asked)

    def test_the_last_day_counts_as_a_whole(self, asked) -> None:
        asked.closes_on = timezone.localdate()
        assert asked.is_open
        asked.closes_on = timezone.localdate() - timedelta(days=1)
        assert not asked.is_open


class TestAnswering:
    def test_what_is_chosen_is_kept_and_one_may_go_on_later(self, region, mia, english, asked):
        client, page = english(mia), _url("answer", region.slug)
        text = _text(client.get(page))
        assert "Who sees what" in text
        assert "Praktijkschool Lindemeer" not in text  # one's own
        town = region.organisations.get(name__startswith="Gemeente")
        client.post(page, {_field(town): "often", "do": "later"})
        assert "You chose something for 1 of 2 partners." in _text(client.get(page))
        seat = asked.seats.get(person__user=mia)
        assert seat.started_at
        assert not seat.finished_at
        client.post(page, {_field(town): "", "do": "done"})
        assert not RelationAnswer.objects.exists()
        assert asked.seats.get(person__user=mia).finished_at

    def test_searching_keeps_what_was_chosen(self, region, mia, english, asked) -> None:
        client, page = english(mia), _url("answer", region.slug)
        town = region.organisations.get(name__startswith="Gemeente")
        answer = client.post(page, {_field(town): "often", "zoek": "bakk", "do": "search"})
        assert answer.url == f"{page}?zoek=bakk"
        text = _text(client.get(answer.url))
        assert "Bakkerij Lindemeer" in text
        assert "Gemeente Lindemeer" not in text
        client.post(page, {"do": "done"})  # what is not shown stays as it is
        assert RelationAnswer.objects.get().organisation == town

    def test_looking_makes_no_seat(self, region, mia, english, asked) -> None:
        asked.seats.filter(person__user=mia).delete()
        english(mia).get(_url("answer", region.slug))
        assert not asked.seats.filter(person__user=mia).exists()

    def test_a_partner_of_another_partnership_is_left_out(self, mia, asked, other_region) -> None:
        seat = asked.seats.get(person__user=mia)
        theirs = other_region.organisations.first()
        relations.save_answers(seat=seat, answers={theirs.pk: "often", 10**15: "often"})
        assert not RelationAnswer.objects.exists()

    def test_a_closed_round_keeps_what_was_said(self, region, alice, mia, english, asked) -> None:
        relations.close_round(by=alice, round=asked, version=1)
        text = _text(english(mia).get(_url("answer", region.slug)))
        assert "The question is not open now" in text
        with pytest.raises(Refused):
            relations.save_answers(seat=asked.seats.first(), answers={}, finish=True)

    def test_who_answered_is_not_in_the_log(self, asked, mia) -> None:
        relations.save_answers(seat=asked.seats.get(person__user=mia), answers={}, finish=True)
        line = AuditEntry.objects.get(verb="relation_answered")
        assert "Mia" not in line.actor
        assert line.subject == f"relationround:{asked.pk}"

    def test_the_log_names_the_round_and_nobody(self, region, alice, english, asked, mia) -> None:
        relations.save_answers(seat=asked.seats.get(person__user=mia), answers={}, finish=True)
        text = _text(english(alice).get(reverse("network:log", args=[region.slug])))
        assert "Somebody who was asked" in text
        assert "Autumn 2026" in text

    def test_without_a_contact_one_is_told(self, region, mia, english, asked) -> None:
        Person.objects.filter(user=mia).update(user=None)
        text = _text(english(mia).get(_url("answer", region.slug)))
        assert "Your account has no contact here yet" in text


class TestTheStartPage:
    def test_who_is_asked_finds_it_there_until_it_is_done(
        self, region, mia, english, asked
    ) -> None:
        home = reverse("insight:home", args=[region.slug])
        assert "Say with whom you work" in _text(english(mia).get(home))
        relations.save_answers(seat=asked.seats.get(person__user=mia), answers={}, finish=True)
        assert "Say with whom you work" not in _text(english(mia).get(home))

    def test_a_reader_is_not_sent_to_a_page_they_may_not_open(self, region, rita, english, asked):
        home = reverse("insight:home", args=[region.slug])
        assert "Say with whom you work" not in _text(english(rita).get(home))

    def test_it_leads_to_the_drawing(self, region, mia, english, asked, make_session) -> None:
        make_session()
        home = reverse("insight:home", args=[region.slug])
        assert reverse("insight:network", args=[region.slug]) in _text(english(mia).get(home))


class TestByMail:
    def test_the_link_needs_no_account(self, region, link, client, asked) -> None:
        client.cookies["sv_language"] = "en"
        assert "With whom do you work?" in _text(client.get(link))
        town = region.organisations.get(name__startswith="Gemeente")
        client.post(link, {_field(town): "sometimes", "do": "done"})
        answer = RelationAnswer.objects.get()
        assert answer.seat.person.name == "Rita Ridder"

    def test_a_newer_mail_makes_the_earlier_link_stop(self, link, client, asked, alice) -> None:
        relations.mail_round(by=alice, round=asked)
        assert client.get(link).status_code == 404

    def test_closing_stops_the_link_and_opening_again_lets_it_work(
        self, link, client, asked, alice
    ) -> None:
        relations.close_round(by=alice, round=RelationRound.objects.get(), version=1)
        assert client.get(link).status_code == 404
        relations.reopen_round(by=alice, round=RelationRound.objects.get(), version=2)
        assert client.get(link).status_code == 200

    def test_who_left_has_no_link_any_more(self, link, client, rita, alice) -> None:
        leave(by=alice, person=Person.objects.get(user=rita))
        assert client.get(link).status_code == 404

    def test_only_the_hash_of_the_key_is_kept(self, link) -> None:
        key = link.split("/")[2]
        assert not RelationSeat.objects.filter(key_hash=key).exists()

    def test_guessing_is_limited(self, client, link) -> None:
        for number in range(WRONG_KEYS):
            assert client.get(f"/met-wie/geraden-{number}/").status_code == 404
        assert client.get("/met-wie/nog-een/").status_code == 429

    def test_who_is_done_and_who_has_no_address_get_no_mail(self, region, asked, alice, mia):
        relations.save_answers(seat=asked.seats.get(person__user=mia), answers={}, finish=True)
        Person.objects.filter(user=alice).update(email="")
        assert relations.mail_round(by=alice, round=asked) == 2

    def test_who_joined_after_the_opening_is_asked_too(self, region, asked, alice) -> None:
        new = Person.objects.create(partnership=region, name="Nieuw", email="n@x.example")
        Position.objects.create(
            person=new, organisation=region.organisations.first(), layer="board"
        )
        relations.mail_round(by=alice, round=asked)
        assert asked.seats.filter(person=new, mailed_at__isnull=False).exists()

    def test_the_response_no_longer_counts_who_left_without_answering(
        self, region, asked, alice, rita
    ) -> None:
        leave(by=alice, person=Person.objects.get(user=rita))
        found = RelationRound.objects.with_response().get()
        assert (found.answered, found.asked) == (0, 3)
