"""What is found of the ambition: texts, what partners said about them, questions of the region."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.ambition.models import AmbitionComment
from samenverder.ambition.operations import (
    Written,
    add_comment,
    answer_comment,
    ask_question,
    change_question,
    remove_comment,
    save_draft,
    share,
    withdraw,
)
from samenverder.ambition.queries.people import own_organisations
from samenverder.network.models import Role

TEXT = "Wat wij zien\n\nWerkgevers openen hun deuren voor jongeren."


@pytest.fixture
def find(english, region):
    """What somebody finds: {kind: titles}."""
    url = reverse("insight:search", args=[region.slug])

    def look(user, words: str) -> dict[str, list[str]]:
        groups = english(user).get(url, {"q": words}).context["groups"]
        return {group.label: [hit.title for hit in group.hits] for group in groups}

    return look


@pytest.fixture
def draft(region, alice):
    written = Written("Iedereen een plek.", TEXT, "Korter dan de vorige")
    return save_draft(partnership=region, by=alice, written=written)[0]


@pytest.fixture
def consulted(draft, alice):
    return share(version=draft, by=alice, until=timezone.localdate() + timedelta(days=7))


@pytest.fixture
def comment(consulted, mia):
    organisation = own_organisations(mia, consulted.partnership)[0]
    paragraph = consulted.paragraphs.last()
    said = {"text": "Noem ook de ouders.", "organisation": organisation, "paragraph": paragraph}
    return add_comment(version=consulted, by=mia, **said)


def test_a_draft_is_found_by_coordinators_alone(find, people, draft):
    for role, user in people.items():
        expected = {"Ambition": ["Iedereen een plek."]} if role == Role.COORDINATOR else {}
        assert find(user, "werkgever") == expected


def test_who_stopped_with_a_draft_still_finds_it_and_others_do_not(find, alice, mia, draft):
    withdraw(version=draft, by=alice)
    assert find(alice, "plek") and not find(mia, "plek")


@pytest.mark.parametrize("words", ["werkgever", "deur jongere", "plekken", "vorige"])
def test_a_text_before_the_partners_is_found_by_all_in_any_form_of_the_word(
    find, people, consulted, words
):
    for user in people.values():
        assert find(user, words) == {"Ambition": ["Iedereen een plek."]}


def test_a_changed_paragraph_is_found_as_it_reads_now(find, alice, region, draft):
    written = Written(draft.sentence, TEXT.replace("Werkgevers", "Bedrijven"))
    save_draft(partnership=region, by=alice, written=written, expected=draft.version)
    assert find(alice, "bedrijf") and not find(alice, "werkgever")


def test_a_comment_its_answer_and_a_comment_taken_back(find, alice, rita, mia, comment):
    group = {"Comments on the ambition": ["Noem ook de ouders."]}
    assert find(rita, "ouder") == group
    answered = AmbitionComment.objects.get(pk=comment.pk)
    answer_comment(
        comment=answered, by=alice, outcome="taken_over", answer="Staat er nu bij.", version=1
    )
    assert find(rita, "nu") == group
    remove_comment(comment=answered, by=mia)
    assert find(rita, "ouder") == find(alice, "ouder") == {}


def test_questions_with_their_answer(find, rita, mia, region):
    question = ask_question(partnership=region, by=mia, text="Wie belt de jongeren?")
    change_question(
        question=question, by=mia, version=question.version, text=question.text, asked_by=None,
        asked_by_name="Een ouder", state="answered", answer="De leerplichtambtenaar.",
    )  # fmt: skip
    group = {"Questions of the region": ["Wie belt de jongeren?"]}
    assert find(rita, "jongere") == find(rita, "leerplichtambtenaren") == group


def test_another_region_finds_nothing(english, charlie, other_region, comment):
    url = reverse("insight:search", args=[other_region.slug])
    for words in ("ouders", "plek", "werkgevers"):
        assert english(charlie).get(url, {"q": words}).context["groups"] == []
