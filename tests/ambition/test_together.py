"""Two people change one focus area or one question: what each of them typed is kept."""

import pytest
from django.urls import reverse

from samenverder.ambition.operations import add_focus_area, ask_question
from samenverder.network.models import Person


@pytest.fixture
def area(region, alice):
    return add_focus_area(partnership=region, by=alice, title="Practice")


@pytest.fixture
def question(region, mia):
    return ask_question(partnership=region, by=mia, text="Who calls?")


def opened(client, url: str) -> dict[str, str]:
    """What a browser sends back when nothing is typed, hidden fields included."""
    form = client.get(url).context["form"]
    sent = {}
    for field in form:
        shown = field.field.widget.format_value(field.value())
        sent[field.html_name] = str((shown[0] if isinstance(shown, list) else shown) or "")
        if field.field.show_hidden_initial:
            sent[field.html_initial_name] = sent[field.html_name]
    return sent


def resend(response) -> dict[str, str]:
    """The form as the second person sends it once more."""
    return {name: value for name, value in response.context["form"].data.items() if value != ""}


def to(name: str, row) -> str:
    return reverse(f"ambition:{name}", args=[row.partnership.slug, row.pk])


def test_a_name_of_one_and_the_aim_and_owner_of_another_are_both_kept(english, alice, mia, area):
    client, url = english(alice), to("focus_change", area)
    mine = opened(client, url)
    owner = Person.objects.get(user=mia).pk
    client.post(url, {**mine, "title": "Learning in practice <b>", "owner": owner})
    late = client.post(url, {**mine, "description": "Three hundred places."})
    assert late.status_code == 422
    now = "It now says: Name of the focus area: Learning in practice &lt;b&gt;; Who sees to it: Mia"
    assert now in late.content.decode() and "Up to and including: –" not in late.content.decode()
    assert late.context["form"]["description"].value() == "Three hundred places."
    assert client.post(url, resend(late)).status_code == 302
    area.refresh_from_db()
    told = (area.title, area.description, area.owner_id)
    assert told == ("Learning in practice <b>", "Three hundred places.", owner)


def test_a_question_that_one_words_anew_and_another_answers(english, alice, mia, question):
    url = to("question_change", question)
    mine, theirs = opened(english(alice), url), opened(english(mia), url)
    english(mia).post(url, {**theirs, "text": "Who calls the parents?"})
    answer = {"state": "answered", "answer": "The attendance officer."}
    late = english(alice).post(url, {**mine, **answer})
    assert late.status_code == 422 and b"Who calls the parents?" in late.content
    english(mia).post(url, {**resend(late), "answer": "In between."})  # and once more meanwhile
    last = english(alice).post(url, resend(late))
    assert last.status_code == 422 and b"In between." in last.content
    assert last.context["form"]["answer"].value() == "The attendance officer."
    assert english(alice).post(url, resend(last)).status_code == 302
    question.refresh_from_db()
    assert (question.text, question.state) == ("Who calls the parents?", "answered")
    assert question.answer == "The attendance officer."


def test_a_text_from_word_is_counted_as_on_screen_and_never_cut(english, alice, region):
    url = reverse("ambition:change", args=[region.slug])
    client, line = (
        english(alice),
        "Elke jongere vindt een plek die past en blijft in beeld.\r\n\r\n",
    )
    assert "maxlength" not in str(client.get(url).context["form"]["text"])
    fits = (line * 400)[: 20_000 + 2 * 344]  # longer than the limit in bytes sent, not on screen
    assert len(fits.replace("\r\n", "\n")) <= 20_000 < len(fits)
    given = {"sentence": "Elke jongere een plek.", "version": 0}
    assert client.post(url, {**given, "text": fits}).status_code == 302
    book = line * 9_000  # two hundred pages
    refused = client.post(url, {**given, "text": book, "version": 1})
    assert refused.status_code == 422
    assert b"about eight pages" in refused.content
    assert refused.context["form"]["text"].value() == book
