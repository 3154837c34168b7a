"""Two coordinators with one draft open: nothing is overwritten unseen, nothing typed is lost."""

import re

import pytest
from django.urls import reverse

from tests.reflection.instrument_world import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(region, alice):
    return make_draft(region, alice)


class Desk:
    """Somebody with one form of the draft open."""

    def __init__(self, client, name: str, *args: object) -> None:
        self.client, self.url = client, reverse(f"reflection:{name}", args=["lindemeer", *args])
        self.page = client.get(self.url).content.decode()

    def fields(self) -> dict[str, str]:
        """What stands in the fields of the page, as a browser would send it."""
        form = self.page[self.page.index('<form method="post" novalidate>') :]
        inputs = dict(re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form))
        empty = re.findall(r'<input type="text" name="(\w+)"(?! value)', form)
        areas = dict(re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', form))
        chosen = re.search(r'<select name="theme".*?<option value="(\d+)" selected', form, re.S)
        more = {"theme": chosen.group(1)} if chosen else {}
        return {**dict.fromkeys(empty, ""), **inputs, **areas, **more}

    def save(self, **changes: str):
        response = self.client.post(self.url, {**self.fields(), **changes})
        self.page = response.content.decode()
        return response


def cases(draft):
    statement = draft.statements.first()
    return {
        "statement": ("instrument_statement_edit", (draft.pk, statement.pk), "text_nl", statement),
        "theme": ("instrument_theme_edit", (draft.pk, statement.theme_id), "title_nl",
                  statement.theme),
        "settings": ("instrument_settings", (draft.pk,), "title_nl", draft),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["statement", "theme", "settings"])
def test_the_second_sees_what_changed_and_keeps_the_own_text(kind, draft, alice, client_for):
    name, args, field, row = cases(draft)[kind]
    first, second = (Desk(client_for(alice), name, *args) for _ in range(2))
    assert first.save(**{field: "Van de eerste"}).status_code == 302
    answer = second.save(**{field: "Van de tweede"})
    assert answer.status_code == 200
    row.refresh_from_db()
    assert getattr(row, field) == "Van de eerste"
    assert "Iemand anders heeft dit intussen gewijzigd." in second.page
    assert "Van de eerste" in second.page
    assert second.fields()[field] == "Van de tweede"
    assert second.save().status_code == 302, "having seen it, the second may put it in its place"
    row.refresh_from_db()
    assert getattr(row, field) == "Van de tweede"


def test_a_third_change_in_between_is_seen_as_well(draft, alice, client_for):
    name, args, field, row = cases(draft)["statement"]
    first, second = (Desk(client_for(alice), name, *args) for _ in range(2))
    first.save(**{field: "Een"})
    second.save(**{field: "Twee"})
    Desk(client_for(alice), name, *args).save(**{field: "Drie"})
    assert second.save().status_code == 200
    assert "Drie" in second.page
    row.refresh_from_db()
    assert getattr(row, field) == "Drie"


def test_the_same_words_twice_are_no_conflict(draft, alice, client_for):
    name, args, field, _row = cases(draft)["statement"]
    first, second = (Desk(client_for(alice), name, *args) for _ in range(2))
    assert first.save(**{field: "Gelijk"}).status_code == 302
    assert second.save(**{field: "Gelijk"}).status_code == 302


def test_moving_a_part_changes_no_words(draft, alice, client_for):
    name, args, field, row = cases(draft)["statement"]
    desk, other = Desk(client_for(alice), name, *args), client_for(alice)
    for step in ("down", "up"):
        other.post(
            reverse("reflection:instrument_statement_move", args=["lindemeer", *args]),
            {"step": step},
        )
    assert desk.save(**{field: "Na het verplaatsen"}).status_code == 302
    row.refresh_from_db()
    assert row.text_nl == "Na het verplaatsen"


def test_another_theme_is_named(draft, alice, client_for):
    """Somebody moved the statement to another theme while it was being rewritten."""
    name, args, field, row = cases(draft)["statement"]
    elsewhere = draft.themes.exclude(pk=row.theme_id).first()
    first, second = (Desk(client_for(alice), name, *args) for _ in range(2))
    first.save(theme=str(elsewhere.pk))
    second.save(**{field: "Andere woorden"})
    assert f"<dd>{elsewhere.title}</dd>" in second.page


@pytest.mark.parametrize("kind", ["statement", "theme"])
def test_what_somebody_removed_meanwhile_can_be_added_again(kind, draft, alice, client_for):
    name, args, field, row = cases(draft)[kind]
    desk, other = Desk(client_for(alice), name, *args), client_for(alice)
    other.post(reverse(f"reflection:instrument_{kind}_remove", args=["lindemeer", *args]))
    answer = desk.save(**{field: "Dit had ik net bedacht"})
    assert answer.status_code == 200
    assert "Iemand heeft dit intussen verwijderd." in desk.page
    action = re.search(r'<form method="post" novalidate action="([^"]+)"', desk.page).group(1)
    typed = {key: value for key, value in answer.wsgi_request.POST.items() if key != "theme"}
    if kind == "statement":
        typed["theme"] = str(row.theme_id)
    assert other.post(action, typed).status_code == 302
    rows = draft.statements if kind == "statement" else draft.themes
    assert rows.filter(**{field: "Dit had ik net bedacht"}).count() == 1


def test_a_part_that_never_was_is_not_found(draft, alice, client_for):
    url = reverse("reflection:instrument_statement_edit", args=["lindemeer", draft.pk, 987654])
    assert client_for(alice).get(url).status_code == 404
    assert client_for(alice).post(url, {"text_nl": "Iets"}).status_code == 404
