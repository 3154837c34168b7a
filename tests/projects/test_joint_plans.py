"""Plans with another party: from outside as well, with versions, promises and a paper to sign."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.projects import operations
from samenverder.projects.models import JointPlan, OutsidePromise, ProjectPartner

pytestmark = pytest.mark.django_db
OUTSIDE = {"outside": "Uitzendbureau De Haven", "contact": "Noor de Wit, 0500 555 555"}


@pytest.fixture
def plan(project, alice) -> JointPlan:
    return operations.start_joint_plan(project=project, by=alice, **OUTSIDE)


@pytest.fixture
def promised(plan, alice, today) -> OutsidePromise:
    return operations.promise(
        plan=plan, by=alice, text="Tien plekken", until=today + timedelta(days=30)
    )


def write(plan, by, text):
    plan.refresh_from_db()
    operations.write_joint_plan(plan=plan, by=by, version=plan.version, text=text, seen=plan.text)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "outside"),
        ({"outside": "De Haven"}, "contact"),
        ({"outside": " uitzendbureau  de haven ", "contact": "Iemand"}, "outside"),
    ],
)
def test_a_party_is_a_partner_or_has_a_name_and_somebody_who_speaks(
    plan, project, alice, sent, field
):
    with pytest.raises(Refused) as refused:
        operations.start_joint_plan(project=project, by=alice, **sent)
    assert refused.value.field == field


def test_every_text_is_kept_and_can_be_put_back(plan, alice, frank):
    write(plan, alice, "Eerst.")
    write(plan, frank, "Daarna.")
    plan.refresh_from_db()
    first = plan.versions.order_by("number").first()
    operations.put_back(plan=plan, by=alice, version=plan.version, number=first.number)
    plan.refresh_from_db()
    assert plan.text == "Eerst."
    assert [row.text for row in plan.versions.all()] == ["Eerst.", "Daarna.", "Eerst."]
    with pytest.raises(EditedMeanwhile):
        operations.put_back(plan=plan, by=alice, version=1, number=first.number)


def test_a_text_from_before_versions_were_kept_is_not_lost(plan, alice):
    JointPlan.objects.update(text="Van vroeger.")
    write(plan, alice, "Nieuw.")
    assert {row.text for row in plan.versions.all()} == {"Van vroeger.", "Nieuw."}


def test_a_promise_from_outside_becomes_an_action_once(promised, alice, project):
    action = operations.follow_promise(row=promised, by=alice)
    assert (action.owner, action.due_on) == (project.leader, promised.until)
    assert action.source_url == promised.plan.get_absolute_url()
    with pytest.raises(Refused):
        operations.follow_promise(row=promised, by=alice)


def test_the_page_makes_follows_and_takes_off_promises(plan, browser, alice, room, add, school):
    add(plan.project, ProjectPartner, organisation=school, role="Doet mee")
    client, url = browser(alice), f"{room}{plan.project_id}/samen/{plan.pk}/"
    sent = {"text": "Twintig uur", "until": "2027-03-01", "amount": "€ 1.250,50"}
    page = client.post(f"{url}toezeggen/", sent, follow=True).content.decode()
    row = OutsidePromise.objects.get()
    assert "€1,250.50" in page
    assert f"{url}toezeggingen/{row.pk}/weg/" in page  # to take off, and the way back of writing
    page = client.post(f"{url}toezeggingen/{row.pk}/volgen/", follow=True).content.decode()
    assert "followed as an action" in page
    page = client.post(f"{url}toezeggingen/{row.pk}/weg/", follow=True).content.decode()
    assert "Twintig uur" not in page
    client.post(f"{url}toezeggingen/{row.pk}/terug/")
    sent = {"text": "Vijf plekken", "organisation": school.pk}
    page = client.post(f"{url}toezeggen/", sent, follow=True).content.decode()
    assert "Twintig uur" in page
    assert plan.project.partnership.agreements.get().text == "Vijf plekken"


@pytest.mark.parametrize("amount", ["veel", "-5", "1.2.3"])
def test_a_wrong_amount_gets_a_sentence_and_keeps_the_text(plan, browser, alice, room, amount):
    url = f"{room}{plan.project_id}/samen/{plan.pk}/toezeggen/"
    answer = browser(alice).post(url, {"text": "Twintig uur", "amount": amount})
    assert answer.status_code == 422
    assert "Twintig uur" in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("nl", "Ondertekend door"), ("en", "Signed by")])
def test_the_paper_has_both_parties_and_room_to_sign(
    promised, browser, rita, room, language, words
):
    plan = promised.plan
    answer = browser(rita).get(f"{room}{plan.project_id}/samen/{plan.pk}/pdf/?taal={language}")
    pdf = PdfReader(BytesIO(answer.content))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = pdf.pages[0].extract_text()
    for part in (words, "Uitzendbureau De Haven", "Noor de Wit", "Tien plekken"):
        assert part in text
