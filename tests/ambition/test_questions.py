"""Questions of the region: asked by members, taken up and answered."""

import pytest
from django.urls import reverse

from samenverder.ambition.models import RegionalQuestion
from samenverder.ambition.operations import add_focus_area, ask_question


@pytest.fixture
def question(region, mia):
    return ask_question(partnership=region, by=mia, text="Who calls?", asked_by_name="A parent")


@pytest.fixture
def listed(region):
    return reverse("ambition:question_list", args=[region.slug])


def to(name: str, question: RegionalQuestion) -> str:
    return reverse(f"ambition:{name}", args=[question.partnership.slug, question.pk])


def changed(**more) -> dict[str, object]:
    given = {"text": "Who calls?", "state": "open", "answer": "", "version": 1}
    return given | more


def test_a_member_asks_and_everybody_reads(english, mia, rita, alice, region, listed):
    area = add_focus_area(partnership=region, by=alice, title="Practice")
    add = reverse("ambition:question_add", args=[region.slug])
    assert english(rita).get(add).status_code == 403
    assert b"No questions have been asked yet" in english(mia).get(listed).content
    assert english(mia).post(add, {"text": ""}).status_code == 422
    data = {"text": "Who <b>calls</b>?", "asked_by_name": "A parent", "focus_area": area.pk}
    english(mia).post(add, data)
    page = english(rita).get(listed).content.decode()
    assert "1 question of the region lies open" in page
    assert "Who &lt;b&gt;calls" in page
    assert "asked by A parent" in page
    assert "Who &lt;b&gt;calls" in english(rita).get(area.get_absolute_url()).content.decode()


def test_who_asked_it_and_the_coordinator_change_it(english, mia, alice, frank, question, listed):
    address = to("question_change", question)
    assert english(frank).post(address, changed()).status_code == 403
    wrong = english(alice).post(address, changed(state="answered"))
    assert wrong.status_code == 422
    assert b"Write the answer down" in wrong.content
    right = changed(state="answered", answer="The attendance officer.")
    assert english(mia).post(address, right)["Location"] == listed
    late = english(alice).post(address, changed(text="Mine"))
    assert late.status_code == 422
    assert b"The attendance officer." in late.content
    assert late.context["form"]["text"].value() == "Mine"
    assert late.context["form"]["version"].value() == "2"
    page = english(alice).get(f"{listed}?stand=answered").content
    assert b"The attendance officer." in page
    assert (
        b"No question stands like this now." in english(alice).get(f"{listed}?stand=open").content
    )


def test_taking_it_off_offers_the_way_back(english, mia, question):
    client = english(mia)
    page = client.post(to("question_remove", question), follow=True)
    client.post(page.context["undo"]["url"])
    question.refresh_from_db()
    assert question.removed_at is None


def test_as_a_file(english, rita, region, question):
    address = reverse("ambition:question_export", args=[region.slug, "csv"])
    assert "Who calls?" in english(rita).get(address).content.decode("utf-8-sig")
