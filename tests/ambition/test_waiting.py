"""What the ambition asks of people on their start page and in the weekly mail."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from samenverder.ambition.models import AmbitionVersion, Endorsement
from samenverder.ambition.operations import add_comment, close_consultation, endorse
from samenverder.ambition.queries.people import own_organisations
from samenverder.ambition.waiting import texts_waiting
from samenverder.network.models import Membership, Organisation

COMMENT = "Say what you think of the proposal for the ambition"
ENDORSE = "Say whether your organisation endorses the ambition"


def told(version, user) -> list[str]:
    with translation.override("en"):
        return [line.text for line in texts_waiting(version.partnership, user)]


def say(version, user):
    organisation = own_organisations(user, version.partnership)[0]
    return add_comment(version=version, by=user, text="Too vague.", organisation=organisation)


class TestConsultation:
    def test_who_may_comment_is_asked_until_they_did(self, consulted, mia, frank, rita, mandates):
        assert told(consulted, mia) == told(consulted, frank) == [COMMENT]
        assert told(consulted, rita) == []  # reads along; her mandate is asked for afterwards
        say(consulted, mia)
        assert told(consulted, mia) == []

    def test_when_it_is_over_the_coordinator_answers_and_the_holder_endorses(
        self, consulted, alice, mia, rita, mandates
    ):
        say(consulted, mia)
        close_consultation(version=consulted, by=alice)
        assert told(consulted, mia) == []
        assert told(consulted, rita) == [ENDORSE]
        assert told(consulted, alice) == [
            "Answer 1 comment on the ambition",
            "3 partners have still to say whether they stand behind the ambition",
        ]

    def test_the_start_page_says_it_to_who_only_reads_along(
        self, english, rita, adopted, consulted_later
    ):
        page = english(rita).get(reverse("insight:home", args=[adopted.partnership.slug]))
        assert b"A new text lies before the partners; they can comment" in page.content


@pytest.fixture
def consulted_later(adopted, alice, region):
    from samenverder.ambition.operations import share
    from tests.ambition.conftest import write

    until = timezone.localdate() + timedelta(days=7)
    return share(version=write(region, alice, "Another sentence."), by=alice, until=until)


class TestEndorsing:
    def test_nothing_waits_without_a_text_or_with_a_draft(self, draft, alice):
        assert told(draft, alice) == []

    def test_a_holder_is_asked_once_and_the_coordinator_hears_of_the_rest(
        self, adopted, alice, rita, mandates
    ):
        assert told(adopted, rita) == [ENDORSE]
        endorse(
            version=adopted, by=rita, organisation=mandates["bakery"].organisation, stand="endorses"
        )
        assert told(adopted, rita) == []
        assert told(adopted, alice) == [
            "2 partners have still to say whether they stand behind the ambition"
        ]

    def test_a_partner_that_left_is_not_waited_for(self, adopted, alice, rita, mandates):
        left = Membership.objects.filter(organisation=mandates["bakery"].organisation)
        left.update(until=timezone.localdate())
        assert told(adopted, rita) == []
        assert told(adopted, alice)[0].startswith("2 partners")

    def test_the_lines_lead_where_something_can_be_done(
        self, english, alice, rita, adopted, mandates
    ):
        for user in (alice, rita):
            for line in texts_waiting(adopted.partnership, user):
                assert english(user).get(line.url).status_code == 200

    def test_the_queries_do_not_grow(self, adopted, alice, region, django_assert_num_queries):
        def ask():
            with django_assert_num_queries(3):
                list(texts_waiting(region, alice))

        alice.has_perm("ambition.change_ambition", region)  # the role is remembered
        ask()
        for number in range(6):
            partner = Organisation.objects.create(name=f"Partner {number}", kind="pro")
            Membership.objects.create(
                partnership=region, organisation=partner, since=timezone.localdate()
            )
            Endorsement.objects.create(
                version_of_text=AmbitionVersion.objects.get(), organisation=partner,
                person_name="X", given_by="Y", stand="endorses",
            ) if number % 2 else None  # fmt: skip
        ask()
