"""The index of search says what is there: whatever way it was changed, it equals a rebuild."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.ambition.operations import add_focus_area
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import (
    Party,
    add_action,
    change_agreement,
    delete_action,
    record_agreement,
    record_decision,
    set_state,
)
from samenverder.insight import index
from samenverder.insight.documents import SOURCES
from samenverder.insight.models import SearchEntry, SearchTodo
from samenverder.network.models import Mandate, Membership, Organisation, Person, Position

pytestmark = pytest.mark.django_db


def contents() -> list[Any]:
    """Every entry with its words, without the numbers that differ from time to time."""
    names = ("id", "kind", "object_id", "partnership", "title", "body", "meta", "url", "day")
    rows = {row[0]: row[1:] for row in SearchEntry.objects.values_list(*names, "level")}
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry_id, vector::text, scope FROM insight_searchtext"
            if postgres
            else "SELECT rowid, title_stems, body_stems, title_words, body_words, scope "
            "FROM insight_searchtext"
        )
        words = {row[0]: row[1:] for row in cursor.fetchall()}
    return sorted((rows[key] + words.get(key, ()) for key in rows), key=repr)


def test_after_a_whole_day_it_equals_a_rebuild(region, alice, mia, instrument, make_session):
    day, mia_here = timezone.localdate(), Person.objects.get(user=mia)
    school, town = Organisation.objects.filter(partnerships=region).order_by("pk")[:2]
    given = {"partnership": region, "by": alice}
    area = add_focus_area(title="Stages", **given)
    actions = [
        add_action(text=f"Bel de school {n}", owner=mia_here, due_on=day, focus_area=area, **given)
        for n in range(3)
    ]
    index.take_in()
    set_state(action=actions[0], by=alice, state="done")
    delete_action(action=actions[1], by=alice)
    Mandate.objects.create(
        partnership=region,
        person=mia_here,
        organisation=school,
        subjects=["means"],
        given_by="Bestuur",
        since=day,
    )
    record_decision(text="Wij betalen", subject="means", present=[mia_here], **given)
    agreement = record_agreement(
        kind="means", text="Uren", parties=[Party(school)], starts_on=day, **given
    )
    change_agreement(
        agreement=agreement, by=alice, expected_version=1, parties=[Party(town)], text="Meer uren"
    )
    make_session("Reflectie")
    index.take_in()
    # past every signal: in bulk, and in plain SQL
    Person.objects.filter(pk=mia_here.pk).update(name="Mia de Boer")
    FocusArea.objects.filter(pk=area.pk).update(title="Praktijk")
    Organisation.objects.filter(pk=school.pk).update(name="De Nieuwe School")
    Membership.objects.filter(organisation=town).delete()
    Position.objects.filter(person=mia_here).update(title="Decaan")
    ActionItem.objects.bulk_create(
        ActionItem(partnership=region, text=f"In bulk {n}", owner_name="x", due_on=day)
        for n in range(40)
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_actionitem WHERE text = %s", ["In bulk 7"])
    index.take_in()
    kept = contents()
    assert any("Mia de Boer" in str(row) for row in kept)
    assert not SearchTodo.objects.exists()
    index.rebuild()
    assert contents() == kept


def test_what_is_rolled_back_is_not_noted(region, alice):
    index.take_in()
    with pytest.raises(RuntimeError), transaction.atomic():
        add_action(
            partnership=region,
            by=alice,
            text="Nooit",
            owner=None,
            owner_name="x",
            due_on=timezone.localdate(),
        )
        raise RuntimeError
    assert not SearchTodo.objects.exists()


def test_a_search_takes_in_at_most_a_few_hundred(region):
    index.take_in()
    day = timezone.localdate() + timedelta(days=1)
    rows = [
        ActionItem(partnership=region, text=f"A{n}", owner_name="x", due_on=day)
        for n in range(index.BEFORE_A_SEARCH + 20)
    ]
    ActionItem.objects.bulk_create(rows)
    index.before_a_search()
    assert SearchTodo.objects.count() == 20
    index.take_in_all()
    assert not SearchTodo.objects.exists()


def test_triggers_stand_on_every_table_and_come_back_after_migrating():
    def noted() -> int:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'search\\_%'")
            else:
                cursor.execute(
                    "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' "
                    "AND name LIKE 'search_%'"
                )
            return int(cursor.fetchone()[0])

    tables = sum(len(source.tables) for source in SOURCES.values())
    expected = tables if connection.vendor == "postgresql" else 3 * tables
    assert noted() == expected
    index.take_triggers_away()
    assert noted() == 0
    call_command("migrate", verbosity=0)
    assert noted() == expected


def test_every_kind_has_a_page_of_its_own(region):
    """An address in the index leads somewhere: "-" stands for the partnership, once."""
    index.take_in()
    urls = SearchEntry.objects.values_list("url", flat=True)
    assert urls
    assert all(url.startswith("/regio/-/") and url.count("/-/") == 1 for url in urls)
