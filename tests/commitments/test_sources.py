"""Commitments made in a room above: with a way back, and what came of each place."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenverder.commitments import sources
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.commitments.operations import (
    Party,
    add_action,
    delete_action,
    record_agreement,
    record_decision,
)
from samenverder.commitments.queries.sources import came_of
from samenverder.network.models import Partnership, User
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(region: Partnership) -> str:
    """An address of another room, with a place on its page: where a need of a plan would be."""
    return f"{reverse('ambition:detail', args=[region.slug])}#behoefte-7"


@pytest.fixture
def agreement(region: Partnership, alice: User, plan: str, today: date) -> Agreement:
    """What a board promised in answer to a need."""
    return record_agreement(
        by=alice,
        partnership=region,
        kind="means",
        text="The board pays the course for two teachers",
        parties=[Party(row) for row in region.organisations.all()[:2]],
        starts_on=today,
        until=today + timedelta(days=365),
        amount=Decimal("2500.00"),
        hours=Decimal("40.5"),
        focus_area=region.focus_areas.create(title="Practice"),
        source_label="Plan of De Werf: train two teachers",
        source_url=plan,
    )


def page_of(user: User, row: Any) -> str:
    answer = cast.client_for(user).get(row.get_absolute_url(), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200
    return answer.content.decode()


class TestTheWayBack:
    def test_says_the_name_of_the_place_and_links_to_it(self, agreement, plan, mia):
        html = page_of(mia, agreement)
        assert f'<a href="{plan}">Plan of De Werf: train two teachers</a>' in html

    def test_is_called_as_its_room_says(self, agreement, mia, monkeypatch):
        monkeypatch.setattr(sources, "_PLACES", {})
        sources.register("ambition", "Answers a need in")
        assert "<dt>Answers a need in</dt>" in page_of(mia, agreement)

    def test_is_no_link_for_who_may_not_open_the_place(self, agreement, plan, alice, mia, region):
        asked: list[Any] = []

        def only_alice(user: Any, partnership: Partnership, kwargs: dict[str, Any]) -> bool:
            asked.append((partnership, kwargs))
            return bool(user == alice)

        before = dict(sources._PLACES)
        sources.register("ambition", _("Ambition"), may_open=only_alice)
        try:
            assert plan in page_of(alice, agreement)
            html = page_of(mia, agreement)
        finally:
            sources._PLACES.clear()
            sources._PLACES.update(before)
        assert "Plan of De Werf: train two teachers" in html
        assert plan not in html
        assert asked[0] == (region, {"region": region.slug})

    @pytest.mark.parametrize("wrong", ["https://elsewhere.example/", "//elsewhere", "/" * 201])
    def test_stays_on_this_site(self, wrong, region, alice, today):
        with pytest.raises(ValueError, match="source_url"):
            add_action(
                partnership=region, by=alice, text="Call", due_on=today, owner=None,
                owner_name="Anouk", source_label="x", source_url=wrong,
            )  # fmt: skip


def test_what_came_of_places_is_read_in_three_queries(
    agreement, plan, region, alice, make_action, django_assert_num_queries
) -> None:
    decision = record_decision(
        by=alice, partnership=region, text="Two teachers go", subject="means", source_url=plan
    )
    action = make_action(source_label="Plan", source_url=plan)
    delete_action(action=make_action(source_label="Plan", source_url=plan), by=alice)
    elsewhere = make_action("Elsewhere", source_url="/regio/elders/")
    with django_assert_num_queries(3):
        found = came_of(region, [plan, "/regio/elders/", "/nothing/"])
        assert [row.get_absolute_url() for row in found[plan]]
    assert found == {plan: [decision, agreement, action], "/regio/elders/": [elsewhere]}
    with django_assert_num_queries(3):
        came_of(region, ["/nothing/"])


def test_an_action_that_follows_leads_back_and_stands_on_the_page(
    agreement, mia, person_of, today
) -> None:
    browser = cast.client_for(mia)
    add = reverse("commitments:action_add", args=[agreement.partnership.slug])
    add = f"{add}?bij=afspraak-{agreement.pk}"
    assert add.replace("&", "&amp;") in page_of(mia, agreement)
    assert agreement.text in browser.get(add).content.decode()
    data = {"text": "Choose the course", "owner": person_of(mia).pk, "due_on": today,
            "focus_area": agreement.focus_area_id}  # fmt: skip
    answer = browser.post(add, data)
    assert answer.url == f"{agreement.get_absolute_url()}#vervolg"
    action = ActionItem.objects.get()
    assert action.source_url == agreement.get_absolute_url()
    assert "Choose the course" in page_of(mia, agreement)
    assert f'href="{agreement.get_absolute_url()}">{agreement.text}</a></dd>' in page_of(
        mia, action
    )


def test_an_action_follows_only_from_what_is_here(agreement, charlie, mia, other_region) -> None:
    add = reverse("commitments:action_add", args=[other_region.slug])
    answer = cast.client_for(charlie).get(f"{add}?bij=afspraak-{agreement.pk}")
    assert answer.status_code == 404
    for odd in ("afspraak-", "afspraak-x", "actie-1", "-", "x"):
        assert cast.client_for(charlie).get(f"{add}?bij={odd}").status_code == 200


def test_what_does_not_fit_gets_a_sentence_instead_of_a_broken_page(
    region, alice, agreement, make_action
) -> None:
    with pytest.raises(ValidationError) as error:
        make_action("x" * 401)
    assert "text" in error.value.message_dict
    with pytest.raises(ValidationError) as error:
        record_decision(
            by=alice, partnership=region, text="Pay", subject="means", amount=Decimal("1e12")
        )
    assert "amount" in error.value.message_dict
