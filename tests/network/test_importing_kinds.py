"""Lists with every kind of partner, in Dutch and in English, with the town."""

import io

import pytest

from samenverder.lib.tables import read_table
from samenverder.network.models import Organisation, OrganisationKind
from samenverder.network.operations.import_people import run_import
from samenverder.network.operations.import_table import KINDS, read_lines


def table(text: str):
    return read_table(io.BytesIO(text.encode()), "lijst.csv")


def test_every_kind_of_partner_has_words():
    assert set(KINDS) == set(OrganisationKind)


@pytest.mark.parametrize("kind", list(OrganisationKind))
def test_every_word_means_one_kind(kind):
    for word in (*KINDS[kind], KINDS[kind][0].upper()):
        reading = read_lines(table(f"Organisatie;Soort;Plaats\nDe Es;{word};Zandwijk\n"))
        assert reading.problems == []
        assert (reading.lines[0].kind, reading.lines[0].town) == (kind, "Zandwijk")


def test_no_word_means_two_kinds():
    words = [word for said in KINDS.values() for word in set(said)]
    assert len(words) == len(set(words))


@pytest.mark.django_db
def test_a_new_organisation_gets_its_town(region, alice):
    text = "Organisation,Kind,Town\nChildcare De Linde,childcare,Zandwijk\n"
    run_import(by=alice, partnership=region, table=table(text))
    made = Organisation.objects.get(name="Childcare De Linde")
    assert (made.kind, made.town) == ("childcare", "Zandwijk")
