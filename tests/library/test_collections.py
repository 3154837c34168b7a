"""Collections: an order that nobody loses, a booklet, and what is withdrawn is not in it."""

import pytest

from samenverder.library.models import CollectedPractice, PracticeCollection
from samenverder.library.operations import collecting, publishing
from samenverder.library.queries.collections import kept_by, lines_of
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from tests.library.conftest import publish, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(region, mia, frank):
    return [publish(region, mia, frank, title=name) for name in ("Een", "Twee", "Drie")]


@pytest.fixture
def collection(region, mia, three) -> PracticeCollection:
    made = collecting.make_collection(
        partnership=region, by=mia, title="Voor de studiedag", practice=three[0]
    )
    for practice in three[1:]:
        collecting.collect(collection=made, by=mia, practice=practice)
    return PracticeCollection.objects.get(pk=made.pk)


def order(collection) -> list[str]:
    return [str(line.practice) for line in lines_of(collection)]


def test_another_order_and_back(collection, mia):
    last = collection.lines.last()
    before = collecting.move_line(line=last, by=mia, version=collection.version, place=1)
    assert (before, order(collection)) == (3, ["Drie", "Een", "Twee"])
    fresh = PracticeCollection.objects.get(pk=collection.pk)
    collecting.move_line(line=last, by=mia, version=fresh.version, place=3)
    assert order(collection) == ["Een", "Twee", "Drie"]


def test_two_who_order_at_once(collection, mia, alice):
    first, last = collection.lines.first(), collection.lines.last()
    collecting.move_line(line=last, by=mia, version=collection.version, place=1)
    with pytest.raises(EditedMeanwhile):
        collecting.move_line(line=first, by=alice, version=collection.version, place=3)
    assert order(collection) == ["Drie", "Een", "Twee"]


def test_taken_out_and_put_back_at_its_place(collection, mia, three):
    line = collection.lines.get(practice=three[1])
    assert collecting.take_out(line=line, by=mia) == 2
    collecting.collect(collection=collection, by=mia, practice=three[1], place=2)
    collecting.collect(collection=collection, by=mia, practice=three[1])
    assert order(collection) == ["Een", "Twee", "Drie"]


def test_only_what_is_published_stands_in_it(region, collection, mia, three):
    publishing.withdraw_practice(practice=three[0], by=mia)
    assert order(collection) == ["Twee", "Drie"]
    with pytest.raises(Refused):
        collecting.collect(collection=collection, by=mia, practice=write(region, mia))


def test_what_was_withdrawn_takes_no_place_in_the_order(region, collection, mia, three):
    publishing.withdraw_practice(practice=three[0], by=mia)
    line = collection.lines.get(practice=three[1])
    assert collecting.move_line(line=line, by=mia, version=collection.version, place=2) == 1
    assert order(collection) == ["Drie", "Twee"]
    assert collecting.take_out(line=line, by=mia) == 2
    three[0].refresh_from_db()
    publishing.put_back(practice=three[0], by=mia)
    assert order(collection) == ["Een", "Drie"]


def test_what_stands_in_it_already_is_not_offered_to_be_undone(
    region, collection, mia, english, three
):
    page = f"/regio/{region.slug}/bibliotheek/{three[0].pk}/verzamelen/"
    shown = english(mia).post(page, {"collection": collection.pk}, follow=True).content.decode()
    assert "It stands in “Voor de studiedag”." in shown and "Undo" not in shown
    both = english(mia).post(page, {"collection": collection.pk, "title": "Een andere"})
    assert both.status_code == 422 and "Een andere" in both.content.decode()


def test_who_made_it_keeps_it_and_a_coordinator(region, collection, mia, frank, alice):
    kept = [kept_by(region, user).count() for user in (mia, frank, alice)]
    assert kept == [1, 0, 1]


def test_by_the_pages(region, collection, mia, rita, frank, english, three):
    page = f"/regio/{region.slug}/bibliotheek/verzamelingen/{collection.pk}/"
    keeper, reader = english(mia), english(rita)
    assert "3 practices" in reader.get(page).content.decode()
    assert reader.get(f"{page}wijzigen/").status_code == 403
    assert english(frank).get(f"{page}wijzigen/").status_code == 403
    line = CollectedPractice.objects.get(practice=three[2])
    moved = {"plaats": "1", "version": str(collection.version)}
    shown = keeper.post(f"{page}regel/{line.pk}/plaats/", moved, follow=True).content.decode()
    assert shown.index("1. <a") < shown.index("Drie</a>") < shown.index("Een</a>")
    stale = keeper.post(f"{page}regel/{line.pk}/plaats/", moved, follow=True).content.decode()
    assert "Somebody else changed this meanwhile" in stale
    keeper.post(f"{page}verwijderen/")
    assert reader.get(page).status_code == 404
    keeper.post(f"{page}terugzetten/")
    assert reader.get(page).status_code == 200


def test_from_the_page_of_a_practice_into_a_new_one(region, mia, english, three):
    page = f"/regio/{region.slug}/bibliotheek/{three[0].pk}/"
    keeper = english(mia)
    assert keeper.post(f"{page}verzamelen/", {"title": ""}).status_code == 422
    shown = keeper.post(f"{page}verzamelen/", {"title": "Voor maandag"}, follow=True)
    assert "It stands in “Voor maandag”." in shown.content.decode()
    chosen = PracticeCollection.objects.get(title="Voor maandag")
    other = f"/regio/{region.slug}/bibliotheek/{three[1].pk}/verzamelen/"
    keeper.post(other, {"collection": chosen.pk, "title": ""})
    assert chosen.lines.count() == 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_booklet_is_a_tagged_pdf_with_everything(region, collection, rita, english, language):
    page = f"/regio/{region.slug}/bibliotheek/verzamelingen/{collection.pk}/boekje/"
    answer = english(rita).get(f"{page}?taal={language}")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in answer.content and answer.content.count(b"/Type /Page\n") != 1
