"""Questions that are compiled once: the same rows as when they are built each time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Exists, OuterRef, Q, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.network.models import Partnership, Person, Position
from samenverder.network.prepared import prepared
from tests import cast

pytestmark = pytest.mark.django_db
MANAGE = "network.manage_people"


def _people(partnership, user, since):
    """People with a position, of whom others see only themselves; later ones first."""
    works = Position.objects.filter(person=OuterRef("pk"))
    rows = Person.objects.filter(Exists(works), partnership=partnership)
    if not user.has_perm(MANAGE, partnership):
        rows = rows.filter(user=user.pk)
    found = rows.filter(Q(user=None) | Q(user__date_joined__gte=since))
    return found.select_related("user").annotate(by=Value("x")).order_by("-pk")


@pytest.fixture
def people_of():
    return prepared(_people)


@pytest.fixture
def since():
    return timezone.now() - timedelta(days=1)


def told(rows):
    return [(row.pk, row.name, row.by, row.user and row.user.email) for row in rows]


class TestAsked:
    def test_gives_each_their_own_rows_in_turn(self, people, region, people_of, since):
        other = cast.make_region("Elders", "elders").partnership
        seen = set()
        for _time in "twice":
            for place in (region, other):
                for user in people.values():
                    found = told(people_of(place, user, since=since))
                    assert found == told(_people(place, user, since))
                    seen.add(tuple(found))
        assert len(seen) > 3  # all of them for who manages, oneself, nobody

    def test_is_built_once_for_who_may_the_same(self, people, region, since):
        built = []

        def asked(partnership, user, since):
            built.append(user)
            return _people(partnership, user, since)

        ask = prepared(asked)
        for user in [*people.values(), *people.values()]:
            ask(region, user, since=since)
        assert len(built) == 4  # twice for who manages and for who does not

    def test_asks_one_query(self, alice, region, people_of, since):
        people_of(region, alice, since=since)
        with CaptureQueriesContext(connection) as queries:
            assert people_of(region, alice, since=since)
        assert len(queries) == 1

    def test_is_built_again_the_next_day(self, alice, region, monkeypatch):
        days = []

        def asked(partnership, user):
            days.append(timezone.localdate())
            return Person.objects.filter(partnership=partnership, user=user.pk)

        ask, now = prepared(asked), timezone.now()
        ask(region, alice)
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))
        ask(region, alice)
        assert len(set(days)) == 2 and len(days) == 4

    def test_what_finds_nothing_finds_nothing(self, alice, region):
        ask = prepared(lambda partnership, user: Person.objects.none())
        assert ask(region, alice) == ask(region, alice) == []

    def test_numbers_and_values_and_unions(self, alice, region):
        def asked(partnership, user, most):
            rows = Person.objects.filter(partnership=partnership).order_by()
            mine = rows.filter(user=user.pk).values_list("pk", flat=True)
            return mine.union(rows.filter(pk__lte=most).values_list("pk", flat=True), all=True)

        ask = prepared(asked)
        pks = sorted(Person.objects.filter(partnership=region).values_list("pk", flat=True))
        mine = Person.objects.get(partnership=region, user=alice).pk
        assert sorted(ask(region, alice, most=pks[-1])) == sorted([mine, *pks])
        assert ask(region, alice, most=0) == [mine]

    def test_a_value_within_json(self, alice, region):
        def asked(partnership, user):
            return Person.objects.filter(partnership=partnership, ended_by_leaving__kind="x")

        assert prepared(asked)(region, alice) == []


class TestRefused:
    def test_a_moment_of_its_own(self, alice, region):
        def asked(partnership, user):
            return Person.objects.filter(
                partnership=partnership, user__last_login__lt=timezone.now()
            )

        with pytest.raises(ImproperlyConfigured, match="takes a moment itself"):
            prepared(asked)(region, alice)

    def test_a_query_of_its_own(self, alice, region):
        def asked(partnership, user):
            mine = list(Position.objects.filter(person__user=user.pk))
            return Person.objects.filter(positions__in=mine)

        with pytest.raises(Exception, match=r"(?i)slot|type"):
            prepared(asked)(region, alice)

    def test_what_the_stand_in_does_not_know(self, alice, region):
        with pytest.raises(AttributeError):
            prepared(lambda partnership, user: partnership.people.all())(region, alice)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(alice, region, since):
    ask = prepared(_people)
    expected = told(_people(region, alice, since))

    def one(_number):
        try:
            place = Partnership.objects.get(pk=region.pk)
            return told(ask(place, alice, since=since))
        finally:
            connection.close()

    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("a database in memory belongs to one thread")
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(one, range(12)))
