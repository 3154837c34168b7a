"""Dutch words of which the English has two meanings, and titles that say what is there."""

import pytest

from samenverder.library.models import PracticeMaterial
from samenverder.library.operations import collecting

pytestmark = pytest.mark.django_db


def head_of(answer) -> str:
    return b"".join(answer).decode("utf-8-sig").splitlines()[0]


def test_tables_call_a_practice_voorbeeld_not_the_layer_uitvoering(
    region, practice, client_for, mia
):
    room = f"/regio/{region.slug}/bibliotheek"
    place = region.organisations.first()
    for address in ("downloaden/csv/", "lessen.csv", f"gebruikt-door/{place.pk}/csv/",
                    "links/downloaden/csv/"):  # fmt: skip
        head = head_of(client_for(mia).get(f"{room}/{address}"))
        assert "Voorbeeld" in head and "Uitvoering" not in head, address


def test_the_title_of_collections_is_dutch(region, mia, client_for):
    for title in ("Start", "Maandag"):
        collecting.make_collection(partnership=region, by=mia, title=title)
    page = client_for(mia).get(f"/regio/{region.slug}/bibliotheek/verzamelingen/")
    assert "2 verzamelingen met voorbeelden" in page.content.decode()


def test_without_links_of_ones_own_the_page_does_not_say_that_all_answer(
    region, practice, client_for, mia, frank
):
    PracticeMaterial.objects.create(practice=practice, name="Blad", url="https://een.example/")
    address = f"/regio/{region.slug}/bibliotheek/links/"
    page = client_for(frank).get(address).content.decode()
    assert "U schrijft geen voorbeeld met een link" in page and "Elke link" not in page
    assert "Elke link geeft antwoord" in client_for(mia).get(address).content.decode()
