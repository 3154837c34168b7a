"""The figures of a statement beside “Why”: N and words, and nothing the rules do not show."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from samenverder.plans.models import SchoolPlan
from samenverder.reflection.models import Phase
from samenverder.tracks.models import LearningTrack, TrackSchool
from tests.reflection.results_world import WHEN, join, make_instrument, make_session, reveal

HERE = "/regio/lindemeer/plannen/"


@pytest.fixture
def instrument():
    return make_instrument()


@pytest.fixture
def follows(shared, instrument) -> SchoolPlan:
    """A shared plan that follows from statement A1."""
    SchoolPlan.objects.filter(pk=shared.pk).update(statement=instrument.statements.get(code="A1"))
    return SchoolPlan.objects.get(pk=shared.pk)


def held(region, instrument, people: int, *, days: int = 0, answer: int = 2, **fields):
    """A session whose results are shown, in which so many people said the same of A1."""
    fields = {"starts_at": WHEN + timedelta(days=days), **fields}
    session = make_session(region, instrument, **fields)
    for _turn in range(people):
        join(session, {"A1": answer, "A2": 4, "R1": 3, "R2": 5})
    reveal(session)
    return session


def pdf_of(client, plan) -> str:
    answer = client.get(f"{HERE}{plan.pk}/plan.pdf?taal=en")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.django_db
class TestTheStatementOfAPlan:
    def test_round_after_round_with_n_on_the_page_and_on_paper(
        self, region, follows, instrument, mia, frank, english
    ):
        held(region, instrument, 8, days=-250, answer=2)
        held(region, instrument, 11, answer=4)
        for client in (english(frank), english(mia)):
            page = client.get(f"{HERE}{follows.pk}/").content.decode()
            assert "What the region said of “Statement A1 on vision and ambition.”" in page
            assert page.index("N\xa0=\xa08") < page.index("N\xa0=\xa011")
            assert "Unanimous" in page
        text = pdf_of(english(frank), follows).replace("\xa0", " ")
        assert "N = 8" in text
        assert "N = 11" in text
        writing = english(mia).get(f"{HERE}{follows.pk}/delen/waarom/").content.decode()
        assert "N\xa0=\xa011" in writing
        other = english(mia).get(f"{HERE}{follows.pk}/delen/aanpak/").content.decode()
        assert "N\xa0=\xa011" not in other

    def test_fewer_than_five_people_show_nothing(self, region, follows, instrument, frank, english):
        held(region, instrument, 4)
        page = english(frank).get(f"{HERE}{follows.pk}/").content.decode()
        assert "not shown" in page
        assert "round-bar" not in page
        assert "N\xa0=" not in page
        assert "N =" not in pdf_of(english(frank), follows).replace("\xa0", " ")

    @pytest.mark.parametrize("fields", [{"phase": Phase.OPEN}, {"deleted_at": WHEN}])
    def test_what_is_not_shown_any_more_is_not_there(
        self, region, follows, instrument, frank, english, fields
    ):
        session = held(region, instrument, 9)
        type(session).objects.filter(pk=session.pk).update(**fields)
        assert "N\xa0=" not in english(frank).get(f"{HERE}{follows.pk}/").content.decode()

    def test_a_reveal_that_was_withdrawn_is_not_there(
        self, region, follows, instrument, frank, english
    ):
        held(region, instrument, 9).snapshots.update(withdrawn=True)
        assert "N\xa0=" not in english(frank).get(f"{HERE}{follows.pk}/").content.decode()

    def test_another_partnership_does_not_count(
        self, other_region, follows, instrument, frank, english
    ):
        held(other_region, instrument, 9)
        assert "N\xa0=" not in english(frank).get(f"{HERE}{follows.pk}/").content.decode()


@pytest.mark.django_db
class TestTheScanOfASchool:
    def of_school(self, plan, session) -> None:
        today = WHEN.date()
        track = LearningTrack.objects.create(
            partnership=plan.partnership, title="Track", theme="Theme", question="?",
            starts_on=today, ends_on=today + timedelta(days=90),
        )  # fmt: skip
        TrackSchool.objects.create(
            track=track, organisation=plan.school, state="joined", scan=session, plan=plan
        )

    def test_what_stood_out_is_told_and_is_no_round_of_the_region(
        self, region, follows, instrument, frank, english
    ):
        self.of_school(follows, held(region, instrument, 7, answer=1))
        page = english(frank).get(f"{HERE}{follows.pk}/").content.decode()
        assert "What stood out in the school scan of" in page
        assert "What the region said" not in page
        assert "stood out in the school scan" in pdf_of(english(frank), follows)

    def test_with_too_few_people_nothing_is_told(self, region, follows, instrument, frank, english):
        self.of_school(follows, held(region, instrument, 4, answer=1))
        page = english(frank).get(f"{HERE}{follows.pk}/").content.decode()
        assert "stood out" not in page
        assert "round-bar" not in page
