"""The way of a text: shared, discussed, adopted, replaced, withdrawn; each with a way back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition import queries
from samenverder.ambition.models import Ambition, AmbitionVersion
from samenverder.ambition.operations import (
    add_comment,
    adopt,
    close_consultation,
    reopen_consultation,
    restore,
    revise,
    share,
    unadopt,
    unshare,
    withdraw,
)
from samenverder.audit.operations import check_chain
from samenverder.network.operations.problems import Refused
from tests.ambition.conftest import write

TODAY = timezone.localdate


def state(version: AmbitionVersion) -> str:
    version.refresh_from_db()
    return version.state


class TestSharing:
    def test_to_read_or_to_comment_on(self, draft, alice):
        assert share(version=draft, by=alice).state == "proposal"
        again = share(version=draft, by=alice, until=TODAY() + timedelta(days=3))
        assert again.state == "consultation"
        assert again.takes_comments

    def test_a_day_that_has_passed_is_refused(self, draft, alice):
        with pytest.raises(Refused):
            share(version=draft, by=alice, until=TODAY() - timedelta(days=1))
        assert state(draft) == "draft"

    def test_a_later_proposal_replaces_the_one_before(self, region, alice, consulted):
        second = write(region, alice, sentence="Nobody at all.", expected=0)
        share(version=second, by=alice)
        assert (state(consulted), state(second)) == ("replaced", "proposal")
        unshare(version=second, by=alice)
        assert (state(consulted), state(second)) == ("consultation", "draft")

    def test_taking_back_is_over_once_somebody_reacted(
        self, consulted, alice, mia, region_lindemeer
    ):
        school = region_lindemeer.organisations[0]
        add_comment(version=consulted, by=mia, text="Good.", organisation=school)
        with pytest.raises(Refused):
            unshare(version=consulted, by=alice)

    def test_closing_and_opening_again(self, consulted, alice):
        assert not close_consultation(version=consulted, by=alice).takes_comments
        assert reopen_consultation(version=consulted, by=alice).takes_comments

    def test_after_its_last_day_nobody_comments(self, consulted):
        AmbitionVersion.objects.update(consultation_until=TODAY() - timedelta(days=1))
        consulted.refresh_from_db()
        assert not consulted.takes_comments


class TestAdopting:
    def test_it_stands_and_the_one_before_is_replaced(self, region, alice, adopted):
        second = write(region, alice, sentence="Nobody at all.", expected=0)
        adopt(version=second, by=alice, adopted_on=TODAY(), where="Board, decision 3")
        assert (state(adopted), state(second)) == ("replaced", "adopted")
        assert Ambition.objects.get().sentence == "Nobody at all."
        assert queries.ambition_in_sight(region).sentence == "Nobody at all."
        unadopt(version=second, by=alice)
        assert (state(adopted), state(second)) == ("adopted", "draft")
        assert Ambition.objects.get().sentence == "Nobody gets lost."
        assert check_chain(region.pk) == []

    def test_undoing_the_first_leaves_no_ambition(self, region, alice, adopted):
        unadopt(version=adopted, by=alice)
        assert queries.current(region) is None

    def test_not_on_a_day_to_come(self, draft, alice):
        with pytest.raises(Refused):
            adopt(version=draft, by=alice, adopted_on=TODAY() + timedelta(days=1))

    def test_a_text_of_the_past_is_not_adopted_again(self, region, alice, adopted):
        with pytest.raises(Refused):
            adopt(version=adopted, by=alice, adopted_on=TODAY())


class TestWithdrawing:
    def test_a_proposal_needs_a_reason(self, consulted, alice):
        with pytest.raises(Refused):
            withdraw(version=consulted, by=alice)
        withdraw(version=consulted, by=alice, reason="Too long.")
        assert restore(version=consulted, by=alice).state == "consultation"

    def test_it_does_not_come_back_when_another_took_its_place(self, region, draft, alice):
        withdraw(version=draft, by=alice)
        write(region, alice, sentence="Another.", expected=0)
        with pytest.raises(Refused):
            restore(version=draft, by=alice)

    def test_one_draft_at_a_time(self, region, alice, adopted):
        write(region, alice, sentence="Another.", expected=0)
        with pytest.raises(Refused):
            revise(version=adopted, by=alice)


class TestPages:
    def to(self, name: str, version: AmbitionVersion) -> str:
        return reverse(f"ambition:{name}", args=[version.partnership.slug, version.pk])

    def test_sharing_mails_who_can_open_it(
        self, english, alice, draft, people, django_capture_on_commit_callbacks
    ):
        day = (TODAY() + timedelta(days=14)).isoformat()
        data = {"how": "reageren", "until": day, "mail": "on", "message": "Please <read>."}
        with django_capture_on_commit_callbacks(execute=True):
            page = english(alice).post(self.to("version_share", draft), data, follow=True)
        assert "4 people get a mail." in page.content.decode()
        assert {address for one in mail.outbox for address in one.to} == {
            user.email for user in people.values()
        }
        assert "Please <read>." in mail.outbox[0].body
        assert "Please &lt;read&gt;." in mail.outbox[0].alternatives[0][0]
        assert draft.get_absolute_url() in mail.outbox[0].body

    def test_to_comment_needs_a_last_day(self, english, alice, draft):
        response = english(alice).post(self.to("version_share", draft), {"how": "reageren"})
        assert response.status_code == 422
        assert b"Choose until when" in response.content

    def test_every_step_offers_its_way_back(self, english, alice, draft):
        client = english(alice)
        page = client.post(self.to("version_share", draft), {"how": "lezen"}, follow=True)
        client.post(page.context["undo"]["url"])
        assert state(draft) == "draft"
        data = {"adopted_on": TODAY().isoformat(), "where": "https://x.example/besluit"}
        page = client.post(self.to("version_adopt", draft), data, follow=True)
        assert 'href="https://x.example/besluit"' in page.content.decode()
        client.post(page.context["undo"]["url"])
        assert state(draft) == "draft"
        page = client.post(self.to("version_withdraw", draft), {}, follow=True)
        client.post(page.context["undo"]["url"])
        assert state(draft) == "draft"

    def test_a_link_that_runs_something_is_only_text(self, english, alice, draft):
        data = {"adopted_on": TODAY().isoformat(), "where": "javascript:alert(1)"}
        page = english(alice).post(self.to("version_adopt", draft), data, follow=True)
        assert 'href="javascript' not in page.content.decode()

    def test_steps_that_are_over_lead_back_to_the_text(self, english, alice, adopted):
        for name in ("version_share", "version_adopt", "version_withdraw"):
            answer = english(alice).get(self.to(name, adopted))
            assert answer["Location"] == adopted.get_absolute_url()

    def test_differences_are_marked_by_more_than_colour(self, english, alice, mia, region, adopted):
        text = "Een kop\n\nWij zien iedere jongere.\n\nOver drie jaar is het zover.\n\nEn nu."
        second = write(region, alice, sentence="Nobody gets lost here.", text=text, expected=0)
        share(version=second, by=alice)
        page = english(mia).get(self.to("version_differences", second)).content.decode()
        assert "another sentence, and 3 paragraphs unlike version 1" in page
        assert "[added: </span>iedere" in page
        assert "[removed: </span>elke" in page
        assert "Paragraph that is gone" in page
        assert "New paragraph" in page
        alone = english(mia).get(self.to("version_differences", adopted)).content.decode()
        assert "version 1" in alone

    def test_the_only_version_has_nothing_to_compare_with(self, english, mia, adopted):
        page = english(mia).get(self.to("version_differences", adopted)).content.decode()
        assert "Nothing to compare yet" in page

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_it_is_a_tagged_pdf(self, english, mia, adopted, language):
        response = english(mia).get(self.to("version_pdf", adopted) + f"?taal={language}")
        assert response.content.startswith(b"%PDF")
        assert b"pdfuaid" in response.content or b"StructTreeRoot" in response.content
