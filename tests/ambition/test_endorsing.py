"""A partner stands behind a text through a person with the mandate, or says why not yet."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from samenverder.ambition.models import Endorsement, EndorsementRequest
from samenverder.ambition.operations import (
    adopt,
    ask,
    endorse,
    record_on_paper,
    remind,
    restore_endorsement,
    share,
    withdraw_endorsement,
)
from samenverder.ambition.queries.endorsements import support_of
from samenverder.network.models import Mandate, Membership, Person, Position
from samenverder.network.operations.problems import Refused
from tests.ambition.conftest import write


@pytest.fixture
def bakery(region_lindemeer):
    return region_lindemeer.organisations[2]


@pytest.fixture
def page(adopted):
    return reverse("ambition:endorse", args=[adopted.partnership.slug, adopted.pk])


@pytest.fixture
def partners(adopted):
    return reverse("ambition:endorsement_list", args=[adopted.partnership.slug, adopted.pk])


def words(version) -> list[str]:
    with translation.override("en"):
        support = support_of(version)
        return [support.headline, *support.exceptions]


class TestEndorsing:
    def test_without_a_mandate_nobody_speaks(self, adopted, mia, rita, mandates, region_lindemeer):
        with pytest.raises(Refused):
            endorse(version=adopted, by=mia, organisation=mandates["school"], stand="endorses")
        with pytest.raises(Refused):  # a mandate, but of another partner
            endorse(version=adopted, by=rita, organisation=mandates["school"], stand="endorses")

    def test_a_mandate_for_something_else_or_of_the_past_is_none(
        self, adopted, rita, bakery, mandates
    ):
        Mandate.objects.update(subjects=["means"])
        with pytest.raises(Refused):
            endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        Mandate.objects.update(subjects=["ambition"], until=date(2025, 1, 1))
        with pytest.raises(Refused):
            endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")

    def test_not_yet_needs_a_reason(self, adopted, rita, bakery, mandates):
        with pytest.raises(Refused):
            endorse(version=adopted, by=rita, organisation=bakery, stand="not_yet", why=" ")

    def test_saying_something_else_keeps_what_was_said(self, adopted, rita, bakery, mandates):
        given = {"version": adopted, "by": rita, "organisation": bakery}
        first = endorse(**given, stand="not_yet", why="We first ask the staff")
        assert endorse(**given, stand="not_yet", why="We first ask the staff") == first
        second = endorse(**given, stand="endorses")
        first.refresh_from_db()
        assert first.withdrawn_at
        assert second.given_by == "Bestuur"
        with pytest.raises(Refused):
            restore_endorsement(endorsement=first, by=rita)
        withdraw_endorsement(endorsement=second, by=rita)
        restore_endorsement(endorsement=first, by=rita)
        assert Endorsement.objects.get(withdrawn_at=None) == first

    def test_the_database_keeps_one_stand_of_a_partner(self, adopted, rita, bakery, mandates):
        row = endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    def test_a_draft_or_a_replaced_text_is_not_endorsed(
        self, adopted, rita, bakery, mandates, alice, region
    ):
        draft = write(region, alice, sentence="Another.", expected=0)
        for version in (draft,):
            with pytest.raises(Refused):
                endorse(version=version, by=rita, organisation=bakery, stand="endorses")

    def test_on_paper_it_says_who_and_on_what_mandate(self, adopted, alice, mandates):
        row = record_on_paper(
            version=adopted, by=alice, mandate=mandates["town"], stand="endorses",
            said_on=timezone.localdate(),
        )  # fmt: skip
        assert (row.person_name, row.given_by, row.on_paper) == ("Wim Wethouder", "Bestuur", True)
        assert row.recorded_by == alice
        for day in (date(2024, 1, 1), timezone.localdate() + timedelta(days=1)):
            with pytest.raises(Refused):
                record_on_paper(
                    version=adopted, by=alice, mandate=mandates["town"], stand="endorses",
                    said_on=day,
                )  # fmt: skip


class TestInWords:
    def test_nobody_some_and_all(self, adopted, alice, rita, bakery, mandates, region_lindemeer):
        assert words(adopted)[0] == "None of the 3 partners said yet that it stands behind it."
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        record_on_paper(
            version=adopted, by=alice, mandate=mandates["town"], stand="not_yet",
            why="the council decides in January",
        )  # fmt: skip
        assert words(adopted) == [
            "1 of the 3 partners stands behind it.",
            "Gemeente Lindemeer not yet, because: the council decides in January.",
            "Praktijkschool Lindemeer has not said anything yet.",
        ]

    def test_a_partner_that_left_keeps_what_it_said(self, adopted, rita, bakery, mandates):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        Membership.objects.filter(organisation=bakery).update(until=timezone.localdate())
        assert words(adopted)[:2] == [
            "None of the 2 partners said yet that it stands behind it.",
            "Bakkerij Lindemeer spoke as well, but takes part no longer.",
        ]
        names = {row.name for row in support_of(adopted).rows}
        assert "Bakkerij Lindemeer (doet niet meer mee)" in names

    def test_who_holds_a_mandate_of_a_partner_that_left_speaks_no_more(
        self, adopted, rita, bakery, mandates
    ):
        Membership.objects.filter(organisation=bakery).update(until=timezone.localdate())
        with pytest.raises(Refused):
            endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")

    def test_what_was_said_stands_when_the_mandate_ends(self, adopted, rita, bakery, mandates):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        Mandate.objects.update(until=timezone.localdate())
        row = support_of(adopted).behind[0].said
        assert (row.person_name, row.given_by) == ("Rita Ridder", "Bestuur")
        with pytest.raises(Refused):  # but nothing else can be said with it
            endorse(version=adopted, by=rita, organisation=bakery, stand="not_yet", why="Toch niet")

    def test_each_version_is_endorsed_anew(self, adopted, rita, bakery, mandates, alice, region):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        later = share(version=write(region, alice, "Another sentence."), by=alice)
        assert not support_of(later).behind
        adopt(version=later, by=alice, adopted_on=timezone.localdate())
        adopted.refresh_from_db()
        assert [row.name for row in support_of(adopted).behind] == ["Bakkerij Lindemeer"]
        with pytest.raises(Refused):
            endorse(version=adopted, by=rita, organisation=bakery, stand="not_yet", why="Te laat")


class TestAsking:
    def test_the_holder_is_mailed_once_a_day(
        self, adopted, mia, bakery, mandates, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            assert ask(version=adopted, by=mia, organisation=bakery).mails == 1
        assert "/erachter/" in mail.outbox[0].body
        with pytest.raises(Refused):
            ask(version=adopted, by=mia, organisation=bakery)
        EndorsementRequest.objects.update(asked_on=date(2026, 1, 1))
        assert ask(version=adopted, by=mia, organisation=bakery).mails == 1

    def test_who_has_no_account_gets_no_link(
        self, adopted, alice, mandates, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            ask(version=adopted, by=alice, organisation=mandates["town"].organisation)
        assert "/erachter/" not in mail.outbox[0].body
        assert "geen account" in mail.outbox[0].body

    def test_reminding_leaves_alone_who_spoke_and_names_who_cannot_be_reached(
        self, adopted, alice, rita, bakery, mandates
    ):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        asked = remind(version=adopted, by=alice)
        assert asked.mails == 1
        assert [row.name for row in asked.unreachable] == ["Praktijkschool Lindemeer"]
        assert remind(version=adopted, by=alice).mails == 0

    def test_without_a_holder_it_says_so(self, adopted, mia, mandates):
        with pytest.raises(Refused):
            ask(version=adopted, by=mia, organisation=mandates["school"])


class TestPages:
    def test_a_reader_with_the_mandate_says_so_and_can_undo(
        self, english, rita, adopted, mandates, page, bakery, partners
    ):
        client = english(rita)
        content = client.get(page).content.decode()
        assert "What does Bakkerij Lindemeer say?" in content
        assert "Over drie jaar is het zover." in content
        wrong = client.post(page, {"organisation": bakery.pk, "stand": "not_yet"})
        assert wrong.status_code == 422
        shown = client.post(page, {"organisation": bakery.pk, "stand": "endorses"}, follow=True)
        assert shown.redirect_chain[-1][0] == partners
        assert b"1 of the 3 partners stands behind it." in shown.content
        client.post(shown.context["undo"]["url"])
        assert Endorsement.objects.get().withdrawn_at

    def test_undoing_another_answer_brings_back_the_one_before(
        self, english, rita, adopted, mandates, page, bakery
    ):
        client, given = english(rita), {"organisation": bakery.pk}
        client.post(page, {**given, "stand": "not_yet", "why": "The council decides"})
        shown = client.post(page, {**given, "stand": "endorses"}, follow=True)
        offered = shown.context["undo"]
        client.post(offered["url"], offered["fields"])
        assert Endorsement.objects.get(withdrawn_at=None).why == "The council decides"
        again = client.post(offered["url"], offered["fields"])
        assert again.status_code == 404, "once is enough"

    def test_who_holds_it_is_asked_to_say_so(self, english, rita, adopted, mandates):
        home = reverse("ambition:detail", args=[adopted.partnership.slug])
        assert b"Does it stand behind this ambition?" in english(rita).get(home).content

    def test_without_mandate_one_sees_who_has_it_and_asks(
        self, english, rita, mia, adopted, mandates, page, bakery
    ):
        Position.objects.filter(person__user=mia).update(organisation=bakery)
        client = english(mia)
        content = client.get(page).content
        assert b"Rita Ridder" in content
        assert b"Wim Wethouder" not in content
        given = client.post(page, {"organisation": bakery.pk, "stand": "endorses"})
        assert given.status_code == 200
        assert not Endorsement.objects.exists()
        asked = reverse("ambition:endorse_ask", args=[adopted.partnership.slug, adopted.pk])
        done = client.post(asked, {"organisation": bakery.pk}, follow=True)
        assert b"1 person gets a mail." in done.content
        other = mandates["town"].organisation_id
        assert client.post(asked, {"organisation": other}).status_code == 404

    def test_nobody_recorded_says_what_to_do(self, english, mia, adopted, mandates, page):
        assert (
            b"The coordinator of the partnership can record it." in english(mia).get(page).content
        )

    def test_the_coordinator_records_reminds_and_takes_back(
        self, english, alice, adopted, mandates, partners
    ):
        client = english(alice)
        record = reverse("ambition:endorsement_record", args=[adopted.partnership.slug, adopted.pk])
        data = {
            "mandate": mandates["town"].pk, "stand": "not_yet", "why": "The council decides",
            "said_on": timezone.localdate().isoformat(),
        }  # fmt: skip
        shown = client.post(record, data, follow=True).content.decode()
        assert "on paper, recorded by the coordinator" in shown
        assert "Ask 1 partner that said nothing yet" in shown
        remind_all = reverse(
            "ambition:endorsement_remind", args=[adopted.partnership.slug, adopted.pk]
        )
        told = client.post(remind_all, follow=True).content.decode()
        assert "1 person gets a mail." in told
        assert "Praktijkschool Lindemeer" in told
        row = Endorsement.objects.get()
        back = reverse(
            "ambition:endorsement_withdraw", args=[adopted.partnership.slug, adopted.pk, row.pk]
        )
        assert b"Said before" in client.post(back, follow=True).content

    def test_others_take_nothing_back(self, english, rita, mia, adopted, alice, mandates):
        row = record_on_paper(version=adopted, by=alice, mandate=mandates["town"], stand="endorses")
        back = reverse(
            "ambition:endorsement_withdraw", args=[adopted.partnership.slug, adopted.pk, row.pk]
        )
        assert english(mia).post(back).status_code == english(rita).post(back).status_code == 404

    def test_a_stranger_learns_nothing(self, english, charlie, adopted, page, partners):
        client = english(charlie)
        codes = {client.get(page).status_code, client.get(partners).status_code}
        assert codes == {404}
        assert client.post(page, {"stand": "endorses"}).status_code == 404

    def test_the_table_as_a_file(self, english, mia, rita, adopted, bakery, mandates):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
        address = reverse(
            "ambition:endorsement_export", args=[adopted.partnership.slug, adopted.pk, "csv"]
        )
        content = english(mia).get(address).content.decode("utf-8-sig")
        assert "Bakkerij Lindemeer" in content
        assert "Rita Ridder" in content


def test_somebody_who_left_speaks_no_more(adopted, rita, bakery, mandates):
    Person.objects.filter(user=rita).update(left_on=timezone.localdate())
    with pytest.raises(Refused):
        endorse(version=adopted, by=rita, organisation=bakery, stand="endorses")
