"""A list of trainings is brought in as a whole or not at all, and can be taken back."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenverder.lib.tables import read_table
from samenverder.trainings.models import CatalogueImport, Training, TrainingDate
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people
from tests import cast
from tests.trainings.conftest import make_date, make_people, person

pytestmark = pytest.mark.django_db
DAY = timezone.localdate() + timedelta(days=40)
HEAD = "Opleiding\tGegeven door\tWat kunt u daarna\tUren\tPrijs\tDag\tBegint\tEindigt\tPlaatsen\n"


def line(title="Rekenen", aim="U rekent.", days=0, **more):
    values = {"by": "Bureau Reken", "hours": "7,5", "price": "€ 120", "start": "13:00",
              "end": "16.30", "places": "15"} | more  # fmt: skip
    day = f"{DAY + timedelta(days=days):%d-%m-%Y}"
    return "\t".join([title, values["by"], aim, values["hours"], values["price"], day,
                      values["start"], values["end"], values["places"]]) + "\n"  # fmt: skip


def send(user, room, text, step="look"):
    return cast.client_for(user).post(
        f"{room}inlezen/", {"text": text, "step": step}, follow=True)  # fmt: skip


def test_it_is_looked_at_brought_in_and_the_second_time_changes_nothing(frank, room, region):
    partner = region.organisations.first()
    text = HEAD + line() + line(days=7) + line("Taal", "U leest.", by=partner.name)
    page = send(frank, room, text).content.decode()
    assert "2 nieuwe opleidingen" in page and "3 nieuwe data" in page
    assert not Training.objects.exists()
    page = send(frank, room, text, "bring_in").content.decode()
    assert "2 opleidingen en 3 data nieuw" in page
    first, second = Training.objects.order_by("title")
    assert (first.provider_name, first.hours, first.euros) == ("Bureau Reken", 7.5, 120)
    assert second.provider == partner
    assert [date.capacity for date in first.dates.all()] == [15, 15]
    page = send(frank, room, text, "bring_in").content.decode()
    assert "staat er al" in page and TrainingDate.objects.count() == 3


def test_a_wrong_cell_keeps_everything_out_and_comes_back_in_the_own_file(frank, room):
    text = HEAD + line() + line("Taal", "U leest.", hours="veel", end="12:00")
    page = send(frank, room, text, "bring_in").content.decode()
    assert "“veel” is geen bedrag" in page and "na het begin zijn" in page
    assert not Training.objects.exists()
    back = cast.client_for(frank).post(f"{room}inlezen/te-verbeteren/", {"text": text})
    table = read_table(io.BytesIO(back.content), "te-verbeteren.xlsx")
    assert table.header[-1] == "Wat u moet verbeteren"
    assert "veel" in table.rows[1][-1] and table.rows[0][-1] == ""


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([line(aim="")], "“Rekenen” is nieuw"),
        ([line(), line()], "staat twee keer in de lijst"),
        ([line(), line(price="80", days=1)], "Rij 2 zegt iets anders"),
        ([line(places="0")], "geen aantal plaatsen"),
        ([line(start="")], "Vul in hoe laat het begint"),
    ],
)
def test_what_is_wrong_is_said_in_words(frank, room, rows, says):
    page = send(frank, room, HEAD + "".join(rows)).content.decode()
    assert says in page and "Deze lijst inlezen" not in page


def test_what_the_list_says_otherwise_changes_and_is_taken_back(frank, room):
    send(frank, room, HEAD + line(), "bring_in")
    other = HEAD + line(price="150", places="8") + line(days=7, price="150")
    page = send(frank, room, other)
    assert "“Rekenen” verandert" in page.content.decode()
    send(frank, room, other, "bring_in")
    training = Training.objects.get()
    assert training.euros == 150 and training.dates.first().capacity == 8
    last = CatalogueImport.objects.first()
    cast.client_for(frank).post(f"{room}inlezen/{last.pk}/terug/")
    training.refresh_from_db()
    assert training.euros == 120
    assert [date.capacity for date in training.dates.filter(removed_at=None)] == [15]
    page = cast.client_for(frank).post(f"{room}inlezen/{last.pk}/terug/", follow=True)
    assert "al teruggedraaid" in page.content.decode()


def test_a_list_that_is_used_is_not_taken_back(region, frank, mia, room):
    send(frank, room, HEAD + line(), "bring_in")
    sign_up(date=TrainingDate.objects.get(), person=person(region, mia), by=mia)
    brought = CatalogueImport.objects.get()
    page = cast.client_for(frank).post(f"{room}inlezen/{brought.pk}/terug/", follow=True)
    assert "meldden zich aan" in page.content.decode()
    assert Training.objects.get().removed_at is None


def test_only_the_partners_chosen_stay_chosen(region, frank, alice, room, training):
    training.for_all_partners = False
    training.save()
    training.partners.set([region.organisations.first()])
    make_date(training, alice)
    text = HEAD + line(training.title, "Iets anders.")
    send(frank, room, text, "bring_in")
    training.refresh_from_db()
    assert training.aim == "Iets anders." and not training.for_all_partners
    assert training.partners.count() == 1


def test_the_example_can_be_brought_in(frank, room):
    browser = cast.client_for(frank)
    example = browser.get(f"{room}inlezen/voorbeeld/").content
    file = SimpleUploadedFile("voorbeeld.xlsx", example)
    page = browser.post(f"{room}inlezen/", {"file": file, "step": "look"}).content.decode()
    assert "2 nieuwe opleidingen" in page and "2 nieuwe data" in page


def test_the_example_has_every_column_lists_to_choose_from_and_words_about_each(
    frank, room, region
):
    content = cast.client_for(frank).get(f"{room}inlezen/voorbeeld/").content
    first = read_table(io.BytesIO(content), "voorbeeld.xlsx")
    assert all(first.rows[0]) and len(first.header) == 18
    book = zipfile.ZipFile(io.BytesIO(content))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert page.count("<dataValidation ") == 4 and "Keuzes" in page
    words = book.read("xl/sharedStrings.xml").decode()
    assert region.organisations.first().name in words and "Wat er mag staan" in words
    assert all(f"<t>{name}</t>" in words for name in first.header)


def test_the_page_says_what_may_stand_in_each_column(frank, room):
    page = cast.client_for(frank).get(f"{room}inlezen/").content.decode()
    assert "Wat er in elke kolom mag staan" in page
    assert "Voortgezet onderwijs, Praktijkonderwijs" in page and "Bestuur, Management" in page


def test_a_list_that_opens_a_training_to_fewer_says_who_falls_outside(
    frank, room, region, training, date
):
    (one,) = make_people(region, 1)
    sign_up_people(date=date, people=[one], by=frank)
    partner = region.organisations.order_by("name").first()
    text = with_choices(partner.name, title=training.title)
    page = send(frank, room, text).content.decode()
    assert "1 persoon heeft een plaats en valt erbuiten" in page
    send(frank, room, text, "bring_in")
    assert date.sign_ups.get().state == "in"


def test_a_reader_brings_nothing_in(rita, room):
    assert cast.client_for(rita).get(f"{room}inlezen/").status_code == 403


def test_the_column_of_the_example_is_called_as_the_sentences_say(frank, room):
    file = cast.client_for(frank).get(f"{room}inlezen/voorbeeld/").content
    assert read_table(io.BytesIO(file), "voorbeeld.xlsx").header[0] == "Opleiding"
    page = send(frank, room, HEAD.replace("Opleiding", "Scholing") + line()).content.decode()
    assert "1 nieuwe opleiding" in page  # as the example of earlier versions called it


def with_choices(who, theme="", sector="", layer="", title="Rekenen"):
    head = HEAD.strip("\n") + "\tWie mogen er komen\tThema\tSector\tLaag\n"
    return head + line(title).strip("\n") + "\t".join(["", who, theme, sector, layer]) + "\n"


def test_who_may_come_theme_sector_and_layer_are_read_and_taken_back(frank, room, region):
    one, other = region.organisations.order_by("name")[:2]
    text = with_choices(
        f"alleen {one.name}; {other.name.upper()}", "relatie", "mbo; VO", "Uitvoering"
    )
    assert f"{one.name}; {other.name}" in send(frank, room, text).content.decode()
    send(frank, room, text, "bring_in")
    training = Training.objects.get()
    assert not training.for_all_partners and set(training.partners.all()) == {one, other}
    assert (training.theme_code, training.sectors, training.layers) == (
        "relation", ["vo", "mbo"], ["practice"],
    )  # fmt: skip
    send(frank, room, with_choices(one.name, "relatie", "mbo; vo", "Uitvoering"), "bring_in")
    assert set(training.partners.all()) == {one}
    last = CatalogueImport.objects.first()
    cast.client_for(frank).post(f"{room}inlezen/{last.pk}/terug/")
    assert set(training.partners.all()) == {one, other}


def test_a_name_that_is_not_there_keeps_the_list_out_and_not_the_training_open(frank, room):
    text = with_choices("Bakker Nergens; School Nergens", "Rust", "po; zee", "Kelder")
    page = send(frank, room, text, "bring_in").content.decode()
    for name in ("Bakker Nergens", "School Nergens", "Rust", "zee", "Kelder"):
        assert f"“{name}” is geen " in page
    assert not Training.objects.exists()


def test_an_empty_cell_leaves_who_may_come_and_all_partners_opens(frank, room, region):
    send(frank, room, with_choices(region.organisations.first().name), "bring_in")
    page = send(frank, room, with_choices("", "relatie"), "bring_in").content.decode()
    training = Training.objects.get()
    assert training.theme_code == "relation" and not training.for_all_partners
    send(frank, room, with_choices("Alle partners", "relatie"), "bring_in")
    training.refresh_from_db()
    assert training.for_all_partners and "wijziging" in page
