"""When nothing is found: words that do occur, and never a word this reader may not read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenverder.library.models import Practice
from samenverder.library.operations import publishing, writing
from samenverder.library.queries.lessons import lessons_at, places_of_lessons
from samenverder.plans.models import PlanEvaluation, SchoolPlan
from samenverder.tracks.models import LookingBack
from tests.insight.test_search_index import contents
from tests.library.conftest import publish, write
from tests.library.test_lessons import look_back_on, make_plan, school  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


def better(client, region, words: str, page: str = "") -> list[str]:
    """The spellings that are offered."""
    found = client.get(f"/regio/{region.slug}/bibliotheek/{page}", {"zoek": words})
    return [text for text, _url in found.context["better"]]


def test_the_nearest_words_that_occur_are_offered_as_links(region, english, rita, practice):
    client = english(rita)
    assert better(client, region, "werkgevrs") == ["werkgevers"]
    assert better(client, region, "stagemarkt gymzal") == ["stagemarkt gymzaal"]
    assert better(client, region, "zeppelin") == []
    page = client.get(f"/regio/{region.slug}/bibliotheek/", {"zoek": "werkgevrs"})
    assert 'href="?zoek=werkgevers"' in page.content.decode()
    found = client.get(f"/regio/{region.slug}/bibliotheek/?zoek=werkgevers")
    assert found.context["number"] == 1


def test_no_word_of_a_draft_of_what_was_withdrawn_or_of_another_region_is_offered(
    region, other_region, english, rita, mia, frank, charlie, practice
):
    write(region, mia, title="Kanariegeel concept")
    elsewhere = Practice.objects.create(
        partnership=other_region, title="Kanariegeel elders", what="x", created_by=charlie
    )
    Practice.objects.filter(pk=elsewhere.pk).update(state="published")
    gone = publish(region, mia, frank, title="Kanariegeel was hier")
    writing.change_practice(
        practice=practice, by=mia, version=practice.version, title="Kanariegeel wordt geschreven"
    )
    client, search = english(rita), f"/regio/{region.slug}/zoeken/"
    assert better(client, region, "kanaregeel") == ["kanariegeel"], "one that is published"
    publishing.withdraw_practice(practice=gone, by=mia)
    for user in (rita, mia):
        assert better(english(user), region, "kanaregeel") == []
        assert english(user).get(search, {"q": "kanaregeel"}).context["better"] == []


@pytest.fixture
def lesson(region, school) -> LookingBack:  # noqa: F811
    item = school.track.items.exclude(question="").first()
    return LookingBack.objects.create(item=item, school=school, text="De leerlingen bellen zelf.")


def found(region, user, words: str) -> list[str]:
    places = list(places_of_lessons(region, user, words=words))
    return [row.text for row in lessons_at(region, user, places)]


def test_a_lesson_is_found_by_any_form_of_a_word_and_by_its_school(region, english, rita, lesson):
    for words in ("leerling", "LEERLINGEN", "leerling bel", str(lesson.school.organisation)):
        assert found(region, rita, words) == ["De leerlingen bellen zelf."], words
    assert found(region, rita, "leerling zeppelin") == []
    assert better(english(rita), region, "leerlignen", "lessen/") == ["leerlingen"]
    LookingBack.objects.filter(pk=lesson.pk).update(text="De ouders komen.")
    assert found(region, rita, "leerling") == []


def test_a_lesson_is_found_by_who_may_read_it_and_by_its_own_list_only(
    region, region_lindemeer, english, alice, mia, rita
):
    from samenverder.insight import index

    plan = make_plan(region, alice, region_lindemeer.organisations[0])
    look_back_on(plan, alice, 1)
    PlanEvaluation.objects.update(lessons="Het kanariegeel werkt.")
    assert found(region, rita, "kanariegeel") == ["Het kanariegeel werkt."]
    search = f"/regio/{region.slug}/zoeken/"
    for asked in ({"q": "kanariegeel"}, {"q": "kanariegeel", "soort": "plan_lesson"}):
        assert english(alice).get(search, asked).context["groups"] == []
    assert english(alice).get(search, {"q": "kanaregeel"}).context["better"] == []
    SchoolPlan.objects.filter(pk=plan.pk).update(state="draft")
    assert found(region, rita, "kanariegeel") == []
    assert better(english(rita), region, "kanaregeel", "lessen/") == []
    index.take_in()
    kept = contents()
    index.rebuild()
    assert contents() == kept


def test_other_spellings_take_as_many_queries_for_three_as_for_nine(
    region, mia, frank, rita, english, practice
):
    client = english(rita)

    def count() -> int:
        assert better(client, region, "werkgevrs")
        with CaptureQueriesContext(connection) as asked:
            assert better(client, region, "werkgevrs")
        return len(asked)

    few = count()
    for at in range(6):
        publish(region, mia, frank, title=f"Nog een markt {at}")
    assert count() == few
