"""Hostile words, numbers of others, forms that are sent once more and files that are not what
they say, against the catalogue of trainings."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samenverder.lib.tables import read_table
from samenverder.network.models import Position
from samenverder.trainings.models import Training
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.narrowing import free_places
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people
from tests import cast
from tests.hostile_cells import HOSTILE, formulas_in
from tests.lib.tables.table_files import SHEET_XML, with_sheet
from tests.trainings.conftest import make_date, make_partner, make_people, make_training

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def as_alice(alice):
    return cast.client_for(alice)


@pytest.fixture
def narrowed(region, alice, training, date):
    """Two people with a place who may no longer come."""
    here, gone = make_partner(region, "De Blijver"), make_partner(region, "De Afvaller")
    people = make_people(region, 2)
    for one in people:
        Position.objects.create(person=one, organisation=gone, layer="practice")
    rows = sign_up_people(date=date, people=people, by=alice)
    change_training(training=training, by=alice, version=1, for_all_partners=False, partners=[here])
    return rows


def at(training, *numbers):
    return [training.partnership.slug, training.pk, *numbers]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_of_any_table_becomes_a_formula(region, alice, as_alice, hostile):
    training = make_training(
        region, alice, title=f"{hostile} a", aim=hostile, audience=hostile, conditions=hostile,
        provider_name=hostile,
    )  # fmt: skip
    date = make_date(training, alice, place=hostile)
    (one,) = make_people(region, 1)
    type(one).objects.filter(pk=one.pk).update(name=hostile)
    sign_up_people(date=date, people=[one], by=alice)
    for name, where in (
        ("export", [region.slug]), ("people_export", at(training, date.pk)),
        ("needs_export", [region.slug]), ("inspiration_export", [region.slug]),
    ):  # fmt: skip
        for kind in ("csv", "xlsx"):
            url = reverse(f"trainings:{name}", args=[*where, kind])
            content = b"".join(as_alice.get(f"{url}?toon=alle"))
            assert formulas_in(content, kind) == [], url


def test_a_script_in_a_name_is_words_on_every_page(region, alice, as_alice, training, narrowed):
    Training.objects.filter(pk=training.pk).update(title=SCRIPT)
    row = narrowed[0]
    type(row.person).objects.filter(pk=row.person_id).update(name=SCRIPT)
    where = at(training, row.date_id)
    for name in ("people", "people_add", "attendance", "date_change", "evaluation"):
        page = as_alice.get(reverse(f"trainings:{name}", args=where)).content.decode()
        assert SCRIPT not in page and "&lt;script&gt;" in page, name


def test_only_places_of_this_date_are_freed_and_given_back(
    region, alice, as_alice, training, date, narrowed, other_region, charlie
):
    second = make_date(training, alice)
    theirs = make_date(make_training(other_region, charlie), charlie)
    stranger = sign_up(date=theirs, person=make_people(other_region, 1, 80)[0], by=None)
    sent = {"wie": [stranger.pk, narrowed[0].pk]}
    as_alice.post(reverse("trainings:people_free", args=at(training, second.pk)), sent)
    as_alice.post(
        reverse("trainings:people_free", args=at(training, date.pk)), {"wie": stranger.pk}
    )
    assert {row.state for row in date.sign_ups.all()} == {"in"}
    stranger.refresh_from_db()
    assert stranger.state == "in"
    freed = free_places(date=date, pks=None, by=alice)
    as_alice.post(reverse("trainings:people_back", args=at(training, second.pk)), {"wie": freed})
    assert {row.state for row in date.sign_ups.all()} == {"withdrawn"}


def test_a_partner_of_elsewhere_never_comes_in_by_undo(
    region, as_alice, training, date, narrowed, other_region
):
    training.refresh_from_db()
    theirs = other_region.organisations.first()
    sent = {"partners": [theirs.pk], "version": training.version}
    as_alice.post(reverse("trainings:open_again", args=at(training)), sent)
    training.refresh_from_db()
    assert not training.for_all_partners
    assert [row.name for row in training.partners.all()] == ["De Blijver"]


def test_undo_that_is_sent_once_more_changes_nothing_that_came_since(
    region, alice, as_alice, training, date, narrowed
):
    training.refresh_from_db()
    url, sent = reverse("trainings:open_again", args=at(training)), {"version": training.version}
    as_alice.post(url, sent)
    training.refresh_from_db()
    other = make_partner(region, "Later gekozen")
    change_training(training=training, by=alice, version=training.version,
                    for_all_partners=False, partners=[other])  # fmt: skip
    for again in (sent, {}, {"version": "x"}):
        as_alice.post(url, again)
    training.refresh_from_db()
    assert not training.for_all_partners
    assert [row.name for row in training.partners.all()] == ["Later gekozen"]


def test_a_workbook_that_blows_up_is_refused_with_a_sentence(as_alice, room):
    bomb = with_sheet(SHEET_XML.format(" " * 200_000_000))
    file = SimpleUploadedFile("lijst.xlsx", bomb)
    answer = as_alice.post(f"{room}inlezen/", {"file": file, "step": "look"})
    assert answer.status_code == 422 and 'class="errors"' in answer.content.decode()
    assert not Training.objects.exists()


def test_a_list_that_is_no_list_is_refused_with_a_sentence(as_alice, room):
    for content in (b"PK\x03\x04 nothing", b"%PDF-1.7", b"\x00" * 5000):
        file = SimpleUploadedFile("lijst.xlsx", content)
        answer = as_alice.post(f"{room}inlezen/", {"file": file, "step": "look"})
        assert answer.status_code == 422, content[:8]


def test_a_list_that_says_whatever_it_likes_comes_back_without_formulas(as_alice, room):
    text = "Opleiding\tWat kunt u daarna\tDag\n=1+1\t\tmorgen\n"
    answer = as_alice.post(f"{room}inlezen/te-verbeteren/", {"text": text})
    sheet = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert read_table(io.BytesIO(answer.content), "x.xlsx").rows[0][0] == "=1+1"
