"""The pages of the register, as people use them."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.school_files import broken_files, geo_file, vo_file, vo_row
from samenverder.lib.tables import read_table
from samenverder.register.models import RegisterImport, RegisterSite, SitePick
from samenverder.register.operations import previewing
from samenverder.register.operations.previewing import look
from tests.register.conftest import bring_in, rows_file
from tests.register.test_picking import pick

pytestmark = pytest.mark.django_db
HERE = "/regio/lindemeer/register/"


def page(client, path: str = "", **query) -> str:
    answer = client.get(HERE + path, query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def upload(client, content: bytes, name: str = "02-vo.csv"):
    file = io.BytesIO(content)
    file.name = name
    return client.post(f"{HERE}inlezen/", {"file": file}, follow=True)


def test_an_empty_register_says_what_to_do_first(coordinator, mia, client_for):
    assert "Bring in a file" in page(coordinator)
    assert "Your coordinator brings in" in page(client_for(mia))


class TestTheList:
    def test_it_narrows_and_sorts_by_the_address(self, coordinator, sites):
        assert "3 school sites to choose partners from" in page(coordinator)
        assert "1 school site found" in page(coordinator, gemeente="Oosterveld")
        assert "1 school site found" in page(coordinator, zoek="coöperatie oosterveld")
        assert "3 school sites found" in page(coordinator, regio="r:Lindedal")
        assert "3 school sites found" in page(coordinator, bestuur="40000")
        assert "1 school site found" in page(coordinator, soort="pro")
        assert "3 school sites found" in page(coordinator, partner="nee")
        assert "0 school sites found" in page(coordinator, stand="dicht")
        text = page(coordinator, volgorde="-naam")
        assert text.index("Coöperatie 3") < text.index("Coöperatie 1")

    def test_an_area_on_the_map(self, coordinator, region, alice):
        bring_in(alice, region, geo_file(20), "plaatsen.json.gz")
        inside = {"noord": "52.1", "zuid": "52", "west": "5.4", "oost": "5.6"}
        found = page(coordinator, **inside)
        assert "9 school sites found" in found
        assert "9 school sites on the map" in page(coordinator, "kaart/", **inside)

    @pytest.mark.parametrize(
        "query",
        ["?gemeente=bestaat-niet", "?regio=x:y", "?regio=p", "?noord=nan&zuid=1", "?noord=1e999",
         "?pagina=99999", "?volgorde=id", "?soort=board", "?bestuur=%27--", "?zoek=%25_%25"],
    )  # fmt: skip
    def test_odd_words_in_the_address_are_left_out(self, coordinator, sites, query):
        assert coordinator.get(HERE + query).status_code == 200
        assert coordinator.get(f"{HERE}kaart/{query}").status_code == 200

    def test_members_see_it_and_change_nothing(self, mia, client_for, sites):
        text = page(client_for(mia))
        assert "Coöperatie 1" in text
        assert "Make the ticked sites partners" not in text
        assert "/register/partners/" not in text

    def test_a_file_of_it_is_safe_to_open(self, coordinator, region, alice):
        bring_in(
            alice, region, rows_file(vo_row(0, VESTIGINGSNAAM="=1+1", TELEFOONNUMMER="+31570"))
        )
        content = coordinator.get(f"{HERE}download/csv/").content.decode("utf-8-sig")
        assert ";'=1+1;" in content
        assert ";'+31570;" in content
        answer = coordinator.get(f"{HERE}download/xlsx/")
        assert read_table(io.BytesIO(answer.content), "x.xlsx").rows[0][1] == "=1+1"

    def test_names_are_never_markup(self, coordinator, region, alice):
        name = "<script>alert(1)</script>"
        bring_in(alice, region, rows_file(vo_row(0, VESTIGINGSNAAM=name)))
        bring_in(alice, region, geo_file(1), "plaatsen.json.gz")
        for path in ("", "kaart/", f"vestigingen/{RegisterSite.objects.get().pk}/"):
            assert name not in page(coordinator, path)

    def test_the_number_of_queries_is_the_same_with_many(
        self, coordinator, region, alice, django_assert_num_queries
    ):
        bring_in(alice, region, rows_file(vo_row(0)))
        coordinator.get(HERE)
        with CaptureQueriesContext(connection) as few:
            coordinator.get(HERE)
            number = len(few)
        bring_in(alice, region, vo_file(60))
        coordinator.get(HERE)
        with django_assert_num_queries(number):
            coordinator.get(HERE)

    def test_what_there_is_to_choose_is_never_older_than_the_register(self, coordinator, sites):
        assert "Zuiderveen" not in page(coordinator)
        RegisterSite.objects.filter(pk=sites[0].pk).update(municipality="Zuiderveen")
        assert "1 school site found" in page(coordinator, gemeente="Zuiderveen")


class TestBringingIn:
    def test_look_bring_in_and_undo(self, coordinator, region):
        answer = upload(coordinator, vo_file(3))
        text = answer.content.decode()
        assert "3 new sites" in text
        assert not RegisterSite.objects.exists()
        kept = RegisterImport.objects.get()
        seen = answer.context["found"]["state"]
        url = reverse("register:import_check", args=["lindemeer", kept.pk])
        answer = coordinator.post(url, {"seen": seen}, follow=True)
        assert RegisterSite.objects.count() == 3
        assert "3 rows of 02-vo.csv were read" in answer.content.decode()
        answer = coordinator.post(f"{url}terug/", follow=True)
        assert "is undone" in answer.content.decode()
        assert not RegisterSite.objects.exists()

    def test_what_is_gone_is_closed_when_ticked(self, coordinator, sites):
        answer = upload(coordinator, vo_file(2))
        assert "10AA02" in answer.content.decode()
        url = reverse("register:import_check", args=["lindemeer", answer.context["imported"].pk])
        data = {"seen": answer.context["found"]["state"], "gone": [sites[2].pk, "x", "9" * 30]}
        coordinator.post(url, data)
        assert RegisterSite.objects.get(code="10AA02").closed_on

    def test_everything_gone_at_once(self, coordinator, sites):
        answer = upload(coordinator, vo_file(1))
        url = reverse("register:import_check", args=["lindemeer", answer.context["imported"].pk])
        coordinator.post(url, {"seen": answer.context["found"]["state"], "gone_all": "yes"})
        assert RegisterSite.objects.open().count() == 1

    def test_a_changed_register_is_looked_at_again(self, coordinator, region, frank, sites):
        answer = upload(coordinator, vo_file(4))
        url = reverse("register:import_check", args=["lindemeer", answer.context["imported"].pk])
        bring_in(frank, region, vo_file(5))
        again = coordinator.post(url, {"seen": answer.context["found"]["state"]})
        assert again.status_code == 409
        assert "changed meanwhile" in again.content.decode()

    def test_looking_again_compares_only_when_something_changed(
        self, coordinator, region, frank, sites, monkeypatch
    ):
        answer = upload(coordinator, vo_file(5))
        mine, url = answer.context["imported"], answer.redirect_chain[-1][0]
        looked = []
        monkeypatch.setattr(previewing, "look", lambda row: looked.append(row) or look(row))
        assert "2 new sites" in coordinator.get(url).content.decode()
        assert mine not in looked
        bring_in(frank, region, vo_file(4))
        assert "1 new site," in coordinator.get(url).content.decode()
        assert looked.count(mine) == 1
        assert "1 new site," in coordinator.get(url).content.decode()
        assert looked.count(mine) == 1

    @pytest.mark.parametrize("name", ["doubled code", "missing column", "wrong encoding"])
    def test_mistakes_are_shown_and_stand_in_ones_own_file(self, coordinator, name):
        answer = upload(coordinator, broken_files()[name])
        text = answer.content.decode()
        assert "1 thing in this file has to be mended first" in text
        kept = RegisterImport.objects.get()
        url = reverse("register:import_errors", args=["lindemeer", kept.pk])
        table = read_table(io.BytesIO(coordinator.get(url).content), "x.xlsx")
        assert table.header[-1] == "What to mend"
        row, _column, sentence = answer.context["found"]["problems"][0]
        told = {number: row[-1] for number, row in table.numbered()} | {1: table.header[-1]}
        assert row == 1 or sentence in told[row]

    @pytest.mark.parametrize("name", ["300,000 rows", "no table at all", "damaged pack"])
    def test_a_file_that_cannot_be_read_gets_its_sentence_beside_the_field(self, coordinator, name):
        answer = upload(coordinator, broken_files()[name], "x.csv")
        assert answer.status_code == 422
        assert answer.context["form"].errors["file"]

    def test_no_file(self, coordinator):
        answer = coordinator.post(f"{HERE}inlezen/", {})
        assert "Choose a file." in answer.content.decode()

    def test_other_columns(self, coordinator):
        content = b"Nummer;Wie;Waar\r\n18BR00;De Es;Zandwijk\r\n"
        answer = upload(coordinator, content, "lijst.csv")
        assert "is missing" in answer.content.decode()
        url = reverse("register:import_columns", args=["lindemeer", answer.context["imported"].pk])
        assert coordinator.get(url).status_code == 200
        data = {"sort": "own", "code": "kolom-0", "name": "kolom-1", "town": "kolom-2"}
        answer = coordinator.post(url, data, follow=True)
        assert "1 new site" in answer.content.decode()
        twice = coordinator.post(url, data | {"town": "kolom-1"})
        assert "is “Name” already" in twice.content.decode()

    def test_throwing_a_file_away(self, coordinator):
        answer = upload(coordinator, vo_file(1))
        pk = answer.context["imported"].pk
        coordinator.post(reverse("register:import_forget", args=["lindemeer", pk]))
        assert not RegisterImport.objects.exists()

    def test_a_file_in_the_register_is_not_thrown_away(self, coordinator, three):
        coordinator.post(reverse("register:import_forget", args=["lindemeer", three.pk]))
        assert RegisterImport.objects.exists()


class TestPicking:
    def test_ticked_sites_become_partners_and_back(self, coordinator, region, sites):
        query = f"?site={sites[0].pk}&site={sites[1].pk}"
        text = page(coordinator, f"partners/{query}")
        assert text.count('name="site"') == 2
        data = {"site": [sites[0].pk, sites[1].pk, "9" * 40], "same": ["1-1"]}
        answer = coordinator.post(f"{HERE}partners/{query}", data, follow=True)
        assert "2 schools take part." in answer.content.decode()
        undo = reverse("register:pick_undo", args=["lindemeer", SitePick.objects.get().pk])
        assert "2 sites are no partners" in coordinator.post(undo, follow=True).content.decode()

    def test_everything_of_a_municipality(self, coordinator, sites):
        text = page(coordinator, "partners/", gemeente="Oosterveld")
        assert text.count('name="site"') == 1

    def test_without_a_choice_it_asks_for_one(self, coordinator, sites):
        assert "Choose schools first" in page(coordinator, "partners/")

    def test_nothing_ticked_says_so_and_keeps_the_list(self, coordinator, sites):
        answer = coordinator.post(f"{HERE}partners/?gemeente=Oosterveld", {})
        assert answer.status_code == 422
        assert "Tick at least one site." in answer.content.decode()

    def test_sites_of_another_region_are_not_there(self, coordinator, other_region, charlie, sites):
        bring_in(charlie, other_region, vo_file(1))
        theirs = RegisterSite.objects.get(partnership=other_region)
        assert "No schools chosen" in page(coordinator, "partners/", site=theirs.pk)


class TestOneSite:
    def test_it_tells_its_facts_and_its_history(self, coordinator, region, alice, sites):
        moved = vo_row(0, STRAATNAAM="Beukenlaan")
        bring_in(alice, region, rows_file(moved, vo_row(1), vo_row(2)), "nieuw.csv")
        text = page(coordinator, f"vestigingen/{sites[0].pk}/")
        assert "Address: was Lindelaan 1, became Beukenlaan 1" in text
        assert "nieuw.csv" in text

    def test_it_is_linked_to_a_partner(self, coordinator, region, sites):
        partner = region.organisations.first()
        url = f"{HERE}vestigingen/{sites[0].pk}/partner/"
        answer = coordinator.post(url, {"organisation": partner.pk}, follow=True)
        assert f"This site is {partner.name}." in answer.content.decode()
        for wrong in ("999999", "9" * 30, "x"):
            assert coordinator.post(url, {"organisation": wrong}).status_code == 422

    def test_a_page_after_picking(self, coordinator, region, alice, sites):
        pick(region, alice, sites)
        assert sites[0].name in page(coordinator, f"vestigingen/{sites[0].pk}/")
