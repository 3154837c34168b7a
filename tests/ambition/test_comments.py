"""Partners comment on paragraphs, and hear what was done with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from samenverder.ambition.models import AmbitionComment
from samenverder.ambition.operations import (
    add_comment,
    answer_comment,
    change_comment,
    close_consultation,
    remove_comment,
    restore_comment,
    revise,
)
from samenverder.ambition.queries.comments import said_before
from samenverder.audit.models import AuditEntry
from samenverder.network.models import Position, User
from samenverder.network.operations.problems import EditedMeanwhile, Refused


@pytest.fixture
def school(region_lindemeer):
    return region_lindemeer.organisations[0]


@pytest.fixture
def paragraph(consulted):
    return consulted.paragraphs.all()[1]


@pytest.fixture
def comment(consulted, mia, school, paragraph):
    return add_comment(
        version=consulted, by=mia, text="Who?", organisation=school, paragraph=paragraph
    )


def to(name: str, comment: AmbitionComment) -> str:
    version = comment.version_of_text
    return reverse(f"ambition:{name}", args=[version.partnership.slug, version.pk, comment.pk])


class TestCommenting:
    def test_only_for_ones_own_organisation(self, consulted, mia, region_lindemeer):
        with pytest.raises(Refused):
            add_comment(
                version=consulted, by=mia, text="x", organisation=region_lindemeer.organisations[1]
            )

    def test_only_while_the_consultation_runs(self, consulted, alice, mia, school, comment):
        close_consultation(version=consulted, by=alice)
        with pytest.raises(Refused):
            add_comment(version=consulted, by=mia, text="x", organisation=school)
        with pytest.raises(Refused):
            change_comment(comment=comment, by=mia, text="y", version=1)

    def test_words_never_stand_in_the_log(self, comment):
        assert "Who?" not in "".join(str(row.detail) for row in AuditEntry.objects.all())

    def test_changing_knows_what_was_seen(self, comment, mia):
        change_comment(comment=comment, by=mia, text="Who calls?", version=1)
        with pytest.raises(EditedMeanwhile):
            change_comment(comment=comment, by=mia, text="Again", version=1)
        comment.refresh_from_db()
        assert comment.text == "Who calls?"

    def test_taking_back_can_be_undone(self, comment, mia):
        remove_comment(comment=comment, by=mia)
        assert comment.removed_at
        restore_comment(comment=comment, by=mia)
        assert comment.removed_at is None

    def test_it_stays_with_its_paragraph_in_the_next_draft(self, consulted, alice, comment):
        answer_comment(
            comment=comment, by=alice, outcome="taken_over", answer="Named now.", version=1
        )
        draft = revise(version=consulted, by=alice)
        same = draft.paragraphs.get(key=comment.paragraph.key)
        assert [row.text for row in said_before(draft)[same.key]] == ["Who?"]


class TestAnswering:
    def test_not_taking_over_needs_a_reason(self, comment, alice):
        with pytest.raises(Refused):
            answer_comment(
                comment=comment, by=alice, outcome="not_taken_over", answer=" ", version=1
            )

    def test_an_answered_comment_no_longer_changes(self, comment, alice, mia):
        answer_comment(comment=comment, by=alice, outcome="taken_over", answer="", version=1)
        with pytest.raises(Refused):
            change_comment(comment=comment, by=mia, text="x", version=2)


class TestPages:
    def test_a_member_comments_and_can_undo(self, english, mia, consulted, paragraph):
        client = english(mia)
        page = client.get(consulted.get_absolute_url())
        assert b"Comment on this paragraph" in page.content
        add = reverse("ambition:comment_add", args=[consulted.partnership.slug, consulted.pk])
        place = Position.objects.get(person__user=mia).organisation_id
        data = {"alinea": paragraph.pk, "text": "Who <b>calls</b>?", "organisation": place}
        page = client.post(add, data, follow=True)
        assert "Who &lt;b&gt;calls" in page.content.decode()
        client.post(page.context["undo"]["url"])
        assert AmbitionComment.objects.get().removed_at

    def test_what_lacks_is_said_at_its_paragraph(self, english, mia, consulted, paragraph):
        add = reverse("ambition:comment_add", args=[consulted.partnership.slug, consulted.pk])
        response = english(mia).post(add, {"alinea": paragraph.pk, "text": " "})
        assert response.status_code == 422
        assert b'<details class="more no-print" open>' in response.content
        for wrong in ("x", "99999999999999999999", "-1"):
            assert english(mia).post(add, {"alinea": wrong, "text": "x"}).status_code == 404

    def test_a_reader_reads_but_does_not_comment(self, english, rita, consulted, comment):
        page = english(rita).get(consulted.get_absolute_url()).content
        assert b"Who?" in page
        assert b"Comment on this paragraph" not in page
        add = reverse("ambition:comment_add", args=[consulted.partnership.slug, consulted.pk])
        assert english(rita).post(add, {"text": "x"}).status_code == 403

    def test_somebody_without_a_position_is_told_why(self, english, mia, consulted):
        Position.objects.filter(person__user=mia).delete()
        page = english(mia).get(consulted.get_absolute_url()).content
        assert b"You have no position at a partner" in page
        assert b"Comment on this paragraph" not in page

    def test_others_leave_it_alone(self, english, frank, comment):
        for name in ("comment_change", "comment_remove"):
            assert english(frank).post(to(name, comment), {"text": "x"}).status_code == 404
        assert english(frank).post(to("comment_answer", comment)).status_code == 403

    def test_ones_own_is_changed_and_the_second_sees_both(self, english, mia, comment):
        client = english(mia)
        address = to("comment_change", comment)
        assert client.post(address, {"text": "New", "version": 1}).status_code == 302
        response = client.post(address, {"text": "Mine", "version": 1})
        assert response.status_code == 422
        assert b"New" in response.content
        assert b"Mine" in response.content

    def test_the_coordinator_answers(self, english, alice, comment):
        client = english(alice)
        listed = reverse(
            "ambition:comment_list",
            args=[comment.version_of_text.partnership.slug, comment.version_of_text_id],
        )
        assert b"1 comment waits for an answer" in client.get(listed).content
        wrong = {"outcome": "not_taken_over", "answer": "", "version": 1}
        assert client.post(to("comment_answer", comment), wrong).status_code == 422
        right = {"outcome": "not_taken_over", "answer": "Too long.", "version": 1, "toon": "open"}
        assert "?toon=open" in client.post(to("comment_answer", comment), right)["Location"]
        assert b"Every comment is answered." in client.get(f"{listed}?toon=open").content
        assert b"Too long." in client.get(listed).content

    def test_everything_as_a_spreadsheet(self, english, rita, comment, tmp_path):
        AmbitionComment.objects.update(text="=HYPERLINK(1)")
        address = reverse(
            "ambition:comment_export",
            args=[comment.version_of_text.partnership.slug, comment.version_of_text_id, "xlsx"],
        )
        path = tmp_path / "x.xlsx"
        path.write_bytes(english(rita).get(address).content)
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert rows[1][1:4] == ["Wij zien elke jongere.", "Praktijkschool Lindemeer", "Mia Mulder"]
        assert rows[1][5] == "=HYPERLINK(1)"
        assert english(rita).get(address.replace("xlsx", "exe")).status_code == 404

    def test_as_many_queries_for_one_comment_as_for_many(
        self, english, alice, mia, school, consulted, paragraph, comment
    ):
        client = english(alice)
        listed = reverse("ambition:comment_list", args=[consulted.partnership.slug, consulted.pk])
        for address in (consulted.get_absolute_url(), listed):
            counts = []
            for number in (0, 8):
                for at in range(number):
                    given = {"paragraph": paragraph} if at % 2 else {}
                    add_comment(version=consulted, by=mia, text="x", organisation=school, **given)
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                counts.append(len(queries))
            assert counts[0] == counts[1]


def test_an_account_that_is_gone_leaves_its_comment(comment, mia):
    User.objects.filter(pk=mia.pk).delete()
    comment.refresh_from_db()
    assert (comment.by, comment.person_name) == (None, "Mia Mulder")
