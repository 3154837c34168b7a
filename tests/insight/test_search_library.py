"""What is found of dialogue meetings, practices and trainings; what is hidden or a draft never."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.dialogues.models import Contribution, Dialogue
from samenverder.insight import index
from samenverder.insight.models import SearchTodo
from samenverder.library.models import Practice, content_of
from samenverder.network.models import Organisation
from samenverder.trainings.models import Training
from tests.insight.test_search_index import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(english, region):
    """What somebody finds: {kind: titles}."""
    url = reverse("insight:search", args=[region.slug])

    def look(user, words: str) -> dict[str, list[str]]:
        groups = english(user).get(url, {"q": words}).context["groups"]
        return {group.label: [hit.title for hit in group.hits] for group in groups}

    return look


@pytest.fixture
def evening(region):
    """A meeting that is planned, with a pearl somebody wrote beforehand."""
    row = Dialogue.objects.create(
        partnership=region, title="Avond", starts_at=timezone.now(), phase="planned"
    )
    Contribution.objects.create(
        dialogue=row, key=uuid4(), author_hash="a", shuffle="s", kind="pearl", text="Het zeilkamp",
        contact="Bel Jan Fluister",
    )  # fmt: skip
    row.groups.create(name="Varen en zeilen")
    return row


def test_what_was_told_is_found_from_the_opening_on_and_never_once_hidden(find, evening, rita):
    assert find(rita, "zeilkampen") == find(rita, "varen") == {}
    Dialogue.objects.filter(pk=evening.pk).update(phase="open")
    assert find(rita, "zeilkampen") == {"Pearls, puzzles and ideas": ["Het zeilkamp"]}
    assert find(rita, "varen") == {"Groups of pearls and puzzles": ["Varen en zeilen"]}
    assert find(rita, "fluister") == {}
    Contribution.objects.update(state="hidden")
    assert find(rita, "zeilkamp") == {}
    Contribution.objects.update(state="shown")
    Dialogue.objects.filter(pk=evening.pk).update(removed_at=timezone.now())
    assert find(rita, "zeilkamp") == find(rita, "varen") == {}


def test_what_was_hidden_is_gone_though_thousands_of_changes_wait(find, evening, rita):
    Dialogue.objects.filter(pk=evening.pk).update(phase="open")
    assert find(rita, "zeilkamp")
    SearchTodo.objects.bulk_create(SearchTodo(thing="person", object_id=0) for _ in range(1_000))
    Contribution.objects.update(state="hidden")
    assert find(rita, "zeilkamp") == {}


def test_turning_a_page_of_the_wall_asks_nothing_of_the_index(evening):
    index.take_in()
    Dialogue.objects.filter(pk=evening.pk).update(screen_page=2, round=1, screen="wall")
    assert not SearchTodo.objects.exists()


def test_a_practice_is_found_as_it_was_published(find, region, alice, rita):
    row = Practice.objects.create(
        partnership=region,
        title="Samen koken",
        what="Wij koken in de moestuin.",
        created_by=alice,
    )
    assert find(alice, "moestuinen") == {}, "a draft"
    row.published, row.published_at, row.state = content_of(row), timezone.now(), "published"
    row.save()
    assert find(rita, "moestuinen") == {"Practices": ["Samen koken"]}
    row.what = "Wij koken in een geheime kelder."
    row.save()
    assert find(alice, "kelder") == {}
    row.state = "withdrawn"
    row.save()
    assert find(rita, "moestuin") == {}


def test_trainings_and_afterwards_the_index_equals_a_rebuild(find, region, evening, rita):
    school = Organisation.objects.filter(partnerships=region).first()
    row = Training.objects.create(
        partnership=region, title="Gesprekken voeren", aim="Luisteren naar leerlingen",
        provider=school,
    )  # fmt: skip
    Dialogue.objects.filter(pk=evening.pk).update(phase="closed", host=school)
    assert find(rita, "luister") == {"Trainings": ["Gesprekken voeren"]}
    Organisation.objects.filter(pk=school.pk).update(name="De Nieuwe School")
    row.dates.create(starts_at=timezone.now(), ends_at=timezone.now(), place="Zeilschool")
    index.take_in()
    kept = contents()
    index.rebuild()
    assert contents() == kept
    Training.objects.filter(pk=row.pk).update(removed_at=timezone.now())
    assert find(rita, "luister") == {}
