"""Finding a practice: words in any form, conditions, order, and help when nothing is found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.library.models import ListedPractice, Practice
from samenverder.library.operations import publishing, writing
from samenverder.library.operations.listing import list_practices
from samenverder.library.queries.finding import Choice, found, without_each
from samenverder.library.queries.similar import similar_to
from tests.library.conftest import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(region, mia, frank) -> dict[str, Practice]:
    given = {
        "market": {"title": "Een stagemarkt in de gymzaal", "hours": 6, "euros": 0},
        "visit": {
            "title": "Op bezoek bij een bedrijf", "what": "Leerlingen gaan samen kijken.",
            "sectors": ["mbo"], "effect_basis": "research", "euros": 900,
        },
        "talk": {"title": "Het loopbaangesprek met ouders", "layers": ["management"]},
    }  # fmt: skip
    return {name: publish(region, mia, frank, **more) for name, more in given.items()}


def names(rows) -> list[str]:
    return [row.title for row in rows]


def test_a_word_is_found_in_every_dutch_form(region, rita, three):
    for typed in ("leerling", "LEERLINGEN", "leerl"):
        assert names(found(region, rita, Choice(zoek=typed))) == ["Op bezoek bij een bedrijf"]
    assert names(found(region, rita, Choice(zoek="loopbaangesprekken ouder"))) == [
        "Het loopbaangesprek met ouders"
    ]
    assert not found(region, rita, Choice(zoek="qqqq"))
    assert not found(region, rita, Choice(zoek="!"))


def test_what_bears_the_word_in_its_name_stands_first(region, rita, mia, frank, three):
    publish(region, mia, frank, title="Iets anders", what="Na het bezoek praten wij na.")
    rows = found(region, rita, Choice(zoek="bezoek"), "passend")
    assert names(rows) == ["Op bezoek bij een bedrijf", "Iets anders"]


def test_conditions_narrow_the_list_and_the_order_is_chosen(region, rita, three):
    assert names(found(region, rita, Choice(sector="mbo"))) == ["Op bezoek bij een bedrijf"]
    assert names(found(region, rita, Choice(laag="management"))) == [three["talk"].title]
    assert names(found(region, rita, Choice(kosten="geen-geld"))) == [three["market"].title]
    assert names(found(region, rita, Choice(kosten="tot-dag"))) == [three["market"].title]
    assert names(found(region, rita, Choice(bewijs="research"))) == [three["visit"].title]
    by_name = names(found(region, rita, Choice(), "naam"))
    assert by_name == sorted(by_name, key=str.casefold)


def test_only_what_is_published_is_found_as_it_was_published(region, rita, mia, practice):
    changed = writing.change_practice(
        practice=practice, by=mia, version=practice.version, title="Een nieuwe naam"
    )
    assert names(found(region, rita, Choice())) == ["Een stagemarkt in de gymzaal"]
    assert not found(region, rita, Choice(zoek="nieuwe naam"))
    publishing.withdraw_practice(practice=changed, by=mia)
    assert not found(region, rita, Choice()) and not ListedPractice.objects.exists()


def test_the_list_can_be_made_again_from_the_practices(region, rita, three):
    before = list(ListedPractice.objects.order_by("pk").values())
    ListedPractice.objects.all().delete()
    list_practices(Practice.objects.all())
    assert list(ListedPractice.objects.order_by("pk").values()) == before


def test_nothing_found_says_what_can_be_left_out(region, rita, english, three):
    choice = Choice(zoek="bezoek", sector="pro")
    assert without_each(region, rita, choice) == {"zoek": 2, "sector": 1}
    page = english(rita).get(f"/regio/{region.slug}/bibliotheek/?zoek=bezoek&sector=pro")
    text = page.content.decode()
    assert "Nothing found: “bezoek”" in text and 'href="?zoek=bezoek&amp;"' in text


def test_a_word_in_the_name_of_the_focus_area_or_theme_is_found_too(
    region, rita, mia, frank, three
):
    area = FocusArea.objects.create(partnership=region, title="Warme overdracht naar het mbo")
    there = publish(region, mia, frank, title="Het mapje mee", focus_area=area)
    for typed in ("warme overdracht", "mapje overdrachten", "overdr"):
        assert names(found(region, rita, Choice(zoek=typed))) == [there.title], typed
    assert not found(region, rita, Choice(zoek="mapje qqqq"))
    assert not found(region, rita, Choice(zoek="warme qqqq"))


def test_nothing_found_says_what_is_found_with_one_of_the_words(region, rita, english, three):
    page = english(rita).get(f"/regio/{region.slug}/bibliotheek/?zoek=bezoek+stagemarkt+qqqq")
    assert page.context["one_word"] == [
        ("bezoek", 1, "?zoek=bezoek"), ("stagemarkt", 1, "?zoek=stagemarkt"),
    ]  # fmt: skip
    assert "Found with one of these words" in page.content.decode()
    alone = english(rita).get(f"/regio/{region.slug}/bibliotheek/?zoek=qqqq")
    assert alone.context["one_word"] == []


def test_a_stranger_value_in_the_address_is_left_out(region, rita, english, three):
    room = f"/regio/{region.slug}/bibliotheek/"
    page = english(rita).get(f"{room}?speerpunt=x&sector=niets&gebruikt=9999&volgorde=zo&pagina=x")
    assert page.status_code == 200 and page.context["number"] == 3


def test_the_table_holds_what_the_list_holds(region, rita, english, three):
    room = f"/regio/{region.slug}/bibliotheek/downloaden/"
    table = english(rita).get(f"{room}csv/?sector=mbo").content.decode("utf-8-sig")
    assert "Op bezoek bij een bedrijf" in table and "stagemarkt" not in table
    assert english(rita).get(f"{room}xlsx/").status_code == 200


def test_what_looks_like_it_shares_a_word_or_a_place(region, mia, frank, practice):
    other = publish(region, mia, frank, title="Een stagemarkt op het plein", sectors=["vso"])
    publish(region, mia, frank, title="Iets heel anders", sectors=["vso"], layers=[])
    assert [one.practice for one in similar_to(practice)] == [other]


def test_of_three_hundred_the_same_subject_is_more_alike_than_the_same_place(
    region, mia, practice, django_assert_num_queries
):
    """A rare word in the name says more than the focus area of a hundred and twenty others."""
    area = FocusArea.objects.create(partnership=region, title="Stages")
    Practice.objects.filter(pk=practice.pk).update(focus_area=area)
    practice.refresh_from_db()
    made = [
        Practice(
            partnership=region, title=f"{name} {at}", what="x", created_by=mia, state="published",
            sectors=["pro", "vso", "mbo"], layers=["practice"], focus_area=area,
            published={"title": f"{name} {at}"}, published_at=timezone.now(),
        )
        for at in range(150) for name in ("Samen op pad in groep", "Gesprekken in de zaal")
    ]  # fmt: skip
    old = timezone.now() - timedelta(days=900)
    for title in ("De stagemarkt van vorig jaar", "Markt met stages"):
        made.append(
            Practice(
                partnership=region, title=title, what="x", created_by=mia, state="published",
                published={"title": title}, published_at=old, sectors=["pro"],
            )
        )  # fmt: skip
    list_practices(Practice.objects.bulk_create(made))
    with django_assert_num_queries(2):
        alike = similar_to(practice)
    assert str(alike[0].practice) == "De stagemarkt van vorig jaar"
    assert len(alike) == 3


def test_as_many_queries_for_three_as_for_nine(
    region, mia, frank, rita, english, three, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    room = f"/regio/{region.slug}/bibliotheek/?zoek=stagemarkt"
    client = english(rita)

    def count() -> int:
        client.get(room)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(room).status_code == 200
        return len(asked)

    few = count()
    for at in range(6):
        publish(region, mia, frank, title=f"Een stagemarkt nummer {at}")
    assert count() == few
