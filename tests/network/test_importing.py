"""Bringing in a list: all of it or nothing, with every mistake at its row and column."""

import io
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from samenverder.lib.tables import Sheet, read_table, write_xlsx
from samenverder.network.models import Layer, Organisation, OrganisationKind, Person, Position
from samenverder.network.operations.import_people import plan_import, run_import
from samenverder.network.operations.import_table import table_as_text
from samenverder.network.operations.problems import Refused
from tests.network.conftest import address, text_of

pytestmark = pytest.mark.django_db
HEADER = ["Naam", "E-mail", "Organisatie", "Soort", "Laag", "Functie"]
GOOD = [
    ["Anouk de Wit", "Anouk@Wending.example", "Vso De Wending", "vso", "uitvoering", "stages"],
    ["Pieter Santing", "", "vso de wending", "", "Management", "teamleider"],
    ["", "", "Jeugdteam Meerkant", "Jeugdzorg", "", ""],
    ["Losse Kracht", "los@x.example", "", "", "", ""],
]


def pasted(rows, header=HEADER) -> str:
    return "\n".join("\t".join(row) for row in [header, *rows])


def table(rows, header=HEADER):
    return read_table(io.BytesIO(pasted(rows, header).encode()), "x.txt")


@pytest.fixture
def page(region):
    return address("people_import", region.slug)


class TestLooking:
    def test_says_what_would_be_added_and_changes_nothing(self, coordinator, page):
        before = Person.objects.count()
        text = text_of(coordinator.post(page, {"text": pasted(GOOD), "step": "look"}))
        assert "2 new organisations: Vso De Wending" in text
        assert "3 new people" in text
        assert "2 new positions" in text
        assert "Bring in this list" in text
        assert Person.objects.count() == before

    def test_keeps_the_pasted_text(self, coordinator, page):
        text = text_of(coordinator.post(page, {"text": pasted([["<b>X</b>"]])}))
        assert "&lt;b&gt;X&lt;/b&gt;" in text

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    def test_reads_a_file_and_puts_it_in_the_text(self, coordinator, page, kind):
        if kind == "xlsx":
            content = write_xlsx([Sheet("x", HEADER, GOOD)])
        else:
            content = "\n".join(";".join(row) for row in [HEADER, *GOOD]).encode("cp1252")
        file = SimpleUploadedFile(f"lijst.{kind}", content)
        answer = coordinator.post(page, {"file": file, "step": "bring_in"})
        text = text_of(answer)
        assert "3 new people" in text, "a file is looked at first, whatever the button"
        shown = answer.context["form"]["text"].value()
        assert table(GOOD).rows[0] == read_table(io.BytesIO(shown.encode()), "x.txt").rows[0]

    def test_refuses_what_is_no_table(self, coordinator, page):
        file = SimpleUploadedFile("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
        text = text_of(coordinator.post(page, {"file": file}))
        assert "We cannot read foto.png as a table." in text
        assert 'href="#id_file"' in text

    def test_asks_for_something_when_there_is_nothing(self, coordinator, page):
        assert "Paste a table or choose a file." in text_of(coordinator.post(page, {"text": " "}))

    def test_names_the_columns_it_leaves_out(self, coordinator, page):
        rows = [["Jo", "06-12345678"]]
        text = pasted(rows, ["Naam", "Telefoon"])
        assert "Telefoon" in text_of(coordinator.post(page, {"text": text}))


class TestBringingIn:
    def test_adds_everything(self, coordinator, page, region):
        answer = coordinator.post(page, {"text": pasted(GOOD), "step": "bring_in"})
        assert answer.url == address("people", region.slug)
        anouk = Person.objects.get(name="Anouk de Wit")
        assert anouk.email == "anouk@wending.example"
        assert anouk.positions.get().organisation.get_kind_display()
        assert Organisation.objects.filter(name="Vso De Wending").count() == 1
        assert not Person.objects.get(name="Losse Kracht").positions.exists()

    def test_twice_adds_nothing_the_second_time(self, coordinator, page, alice, region):
        coordinator.post(page, {"text": pasted(GOOD), "step": "bring_in"})
        counts = Person.objects.count(), Position.objects.count(), Organisation.objects.count()
        text = text_of(coordinator.post(page, {"text": pasted(GOOD)}))
        assert "Everything in this list is there already." in text
        run_import(by=alice, partnership=region, table=table(GOOD))
        assert counts == (
            Person.objects.count(), Position.objects.count(), Organisation.objects.count(),
        )  # fmt: skip

    def test_after_the_first_step_leads_to_the_overview(self, coordinator, page, region):
        answer = coordinator.post(page + "?begin=1", {"text": pasted(GOOD), "step": "bring_in"})
        assert answer.url == f"/regio/{region.slug}/"

    def test_does_nothing_at_all_when_one_cell_is_wrong(self, coordinator, page, alice, region):
        rows = [*GOOD, ["Fout", "geen-adres", "", "", "", ""]]
        before = Person.objects.count(), Organisation.objects.count()
        coordinator.post(page, {"text": pasted(rows), "step": "bring_in"})
        with pytest.raises(Refused):
            run_import(by=alice, partnership=region, table=table(rows))
        assert before == (Person.objects.count(), Organisation.objects.count())

    def test_one_person_with_two_positions_has_two_rows(self, alice, region):
        rows = [
            ["Wim Terpstra", "wim@x.example", "Bouwbedrijf Terpstra", "werkgever", "bestuur", ""],
            ["Wim Terpstra", "", "Bouwbedrijf Terpstra", "", "management", ""],
        ]
        run_import(by=alice, partnership=region, table=table(rows))
        assert Person.objects.get(name="Wim Terpstra").positions.count() == 2

    def test_somebody_known_by_name_gets_the_address(self, alice, region):
        Person.objects.create(partnership=region, name="Karin Blok")
        run_import(by=alice, partnership=region, table=table([["Karin Blok", "k@x.example"]]))
        assert Person.objects.get(name="Karin Blok").email == "k@x.example"

    def test_an_organisation_of_the_same_name_elsewhere_is_another_one(
        self, alice, region, other_region
    ):
        rows = [["Jo", "", "Gemeente Veenrijk", "gemeente", "bestuur", ""]]
        run_import(by=alice, partnership=region, table=table(rows))
        assert Organisation.objects.filter(name="Gemeente Veenrijk").count() == 2

    def test_two_thousand_rows_take_a_bounded_number_of_queries(
        self, alice, region, django_assert_max_num_queries
    ):
        rows = [
            [f"Persoon {n}", f"p{n}@x.example", f"School {n % 40}", "vo", "uitvoering", ""]
            for n in range(2000)
        ]
        with django_assert_max_num_queries(80):
            run_import(by=alice, partnership=region, table=table(rows))
        assert Person.objects.filter(partnership=region).count() == 2004


class TestMistakes:
    @pytest.mark.parametrize(
        ("row", "column", "words"),
        [
            (["A", "geen adres"], "E-mail", "“geen adres” is not an e-mail address."),
            (["A", "", "Nieuw", "ruimteschip", "bestuur"], "Soort", "“ruimteschip”"),
            (["A", "", "Nieuw", "vo", "zolder"], "Laag", "“zolder”"),
            (["A", "", "Nieuw", "vo", ""], "Laag", "Fill in a layer"),
            (["A", "", "Nieuw", "", "bestuur"], "Soort", "“Nieuw” is new."),
            (["A", "", "", "", "bestuur"], "Organisatie", "Fill in the organisation"),
            (["", "a@x.example"], "Naam", "Fill in a name or an organisation."),
            (["A", "", "Praktijkschool Lindemeer", "mbo", "bestuur"], "Soort", "is known as"),
            (["A" * 121], "Naam", "longer than 120 characters"),
        ],
    )
    def test_are_told_with_their_row_and_column(self, people, region, row, column, words):
        row = row + [""] * (6 - len(row))
        plan = plan_import(region, table([GOOD[0], row]))
        problem = plan.problems[0]
        assert (problem.row, problem.column) == (3, column)
        assert words in problem.sentence

    def test_without_the_right_columns(self, coordinator, page):
        text = text_of(coordinator.post(page, {"text": "Jo\tjo@x.example\nAn\tan@x.example"}))
        assert "There is no column “Name” or “Organisation”." in text

    def test_one_address_for_two_names(self, region):
        rows = [["Jo", "jo@x.example"], ["An", "jo@x.example"]]
        problem = plan_import(region, table(rows)).problems[0]
        assert (problem.row, problem.column) == (3, "E-mail")
        assert "Row 2 has the same address with the name “Jo”." in problem.sentence

    def test_an_organisation_that_stopped(self, alice, region, membership):
        from samenverder.network.operations.organisations import end_membership

        end_membership(by=alice, membership=membership)
        rows = [["Jo", "", "Praktijkschool Lindemeer", "", "bestuur", ""]]
        assert "no longer takes part" in plan_import(region, table(rows)).problems[0].sentence

    def test_show_in_the_title_and_can_be_mended_on_the_page(self, coordinator, page):
        text = text_of(coordinator.post(page, {"text": pasted([["A", "nee"]])}))
        assert "<title>Error:" in text or "<title>Fout:" in text
        assert "1 cell is not right yet" in text
        assert "Bring in this list" not in text

    def test_come_back_in_a_column_of_the_own_table(self, coordinator, region):
        text = pasted([GOOD[0], ["A", "nee", "", "", "", ""]])
        answer = coordinator.post(address("people_import_errors", region.slug), {"text": text})
        assert answer["Content-Type"].endswith("spreadsheetml.sheet")
        back = read_table(io.BytesIO(answer.content), "x.xlsx")
        assert back.header == [*HEADER, "What to mend"]
        assert back.rows[0][:2] == GOOD[0][:2]
        assert back.rows[0][6] == ""
        assert "E-mail: “nee” is not an e-mail address." in back.rows[1][6]

    def test_keep_the_row_numbers_of_a_file_with_empty_rows(self, region):
        content = write_xlsx([Sheet("x", HEADER, [[""] * 6, GOOD[0], [""] * 6, ["A", "nee"]])])
        read = read_table(io.BytesIO(content), "x.xlsx")
        again = read_table(io.BytesIO(table_as_text(read).encode()), "x.txt")
        assert again.row_numbers == read.row_numbers == [3, 5]
        assert plan_import(region, again).problems[0].row == 5


def test_the_downloaded_list_can_be_brought_in_elsewhere(coordinator, region, other_region):
    """Every name of a kind and a layer that we write is one that we read."""
    answer = coordinator.get(address("people_download", region.slug, "csv"))
    plan = plan_import(other_region, read_table(io.BytesIO(answer.content), "x.csv"))
    assert plan.problems == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_and_layer_is_understood_as_we_show_it(language, region):
    with translation.override(language):
        rows = [
            [f"P{at}", "", f"School {at}", str(kind), str(layer), ""]
            for at, (kind, layer) in enumerate(product(OrganisationKind.labels, Layer.labels))
        ]
        assert plan_import(region, table(rows)).problems == []


def test_the_example_can_be_brought_in_as_it_is(coordinator, region):
    answer = coordinator.get(address("people_import_example", region.slug))
    plan = plan_import(region, read_table(io.BytesIO(answer.content), "x.xlsx"))
    assert plan.problems == []
    assert len(plan.new_people) == 2
