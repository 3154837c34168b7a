"""Bringing a file in: what it does, that twice is nothing, that it can be undone."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from bench.school_files import BOARDS, REAL_GEO, VO, as_csv, feature, geo_file, vo_file, vo_row
from samenverder.network.models import Membership, Organisation, OrganisationKind
from samenverder.network.operations.problems import Refused
from samenverder.register.models import RegisterImport, RegisterSite, SiteChange
from samenverder.register.operations import imports
from samenverder.register.queries.history import history_of
from samenverder.register.queries.state import state_of
from tests.register.conftest import bring_in, keep, rows_file
from tests.register.test_reading import geo

pytestmark = pytest.mark.django_db


def everything(region):
    """All facts of all sites, but for which file made them."""
    names = [f.name for f in RegisterSite._meta.concrete_fields if f.name not in ("id", "made_by")]
    return list(RegisterSite.objects.filter(partnership=region).order_by("code").values(*names))


def test_a_file_comes_in_whole(three, sites, region):
    assert [site.code for site in sites] == ["10AA00", "10AA01", "10AA02"]
    assert three.counts["new"] == 3
    assert three.content == b""
    assert sites[0].sources == "vo"
    assert sites[0].made_by == three


def test_the_same_file_twice_changes_nothing(three, region, alice):
    before = everything(region)
    again = keep(alice, region, rows_file(*(vo_row(number) for number in range(3))))
    plan = imports.look(again)
    assert plan.does_nothing
    assert plan.same == 3
    imports.run_import(by=alice, imported=again, seen=state_of(region))
    assert everything(region) == before
    assert SiteChange.objects.count() == 0


def test_a_site_that_moved_keeps_its_history(three, sites, region, alice):
    moved = vo_row(1, STRAATNAAM="Beukenlaan", PLAATSNAAM="OOSTWOLDE")
    bring_in(alice, region, rows_file(vo_row(0), moved, vo_row(2)))
    site = RegisterSite.objects.get(pk=sites[1].pk)
    assert (site.street, site.town) == ("Beukenlaan 2", "Oostwolde")
    [step] = history_of(site)
    assert ("Address", "Lindelaan 2", "Beukenlaan 2") in step.lines


def test_an_empty_cell_and_other_capitals_change_nothing(three, region, alice):
    row = vo_row(1, TELEFOONNUMMER=" ", VESTIGINGSNAAM="LINDECOLLEGE LOCATIE COÖPERATIE 2")
    assert imports.look(keep(alice, region, rows_file(vo_row(0), row, vo_row(2)))).does_nothing


class TestGone:
    def test_a_site_that_is_gone_stays_open_until_ticked(self, three, sites, region, alice):
        kept = keep(alice, region, rows_file(vo_row(0), vo_row(1)))
        assert [site.code for site in imports.look(kept).gone] == ["10AA02"]
        imports.run_import(by=alice, imported=kept, seen=state_of(region))
        assert RegisterSite.objects.get(code="10AA02").closed_on is None

    def test_it_is_closed_when_ticked_and_comes_back(self, three, sites, region, alice):
        bring_in(alice, region, rows_file(vo_row(0), vo_row(1)), closing={sites[2].pk})
        assert RegisterSite.objects.get(code="10AA02").closed_on is not None
        again = bring_in(alice, region, rows_file(*(vo_row(number) for number in range(3))))
        site = RegisterSite.objects.get(code="10AA02")
        assert site.closed_on is None
        assert again.counts["changed"] == 1
        assert len(history_of(site)) == 2

    def test_only_what_is_gone_can_be_closed(self, three, sites, region, alice):
        bring_in(alice, region, rows_file(vo_row(0), vo_row(1)), closing={sites[0].pk})
        assert RegisterSite.objects.open().filter(partnership=region).count() == 3

    def test_a_site_of_another_sort_of_file_is_not_gone(self, three, region, alice):
        kept = keep(alice, region, geo(feature(9)), "plaatsen.json")
        assert imports.look(kept).gone == []


class TestSeveralFiles:
    def test_the_file_with_places_fills_in_and_duo_says_what_it_is(self, three, region, alice):
        bring_in(alice, region, geo(feature(0, naam="Andere naam")), "plaatsen.json")
        site = RegisterSite.objects.get(code="10AA00")
        assert site.name == "Lindecollege locatie Coöperatie 1"
        assert site.latitude is not None
        assert site.source_list == ["geo", "vo"]

    def test_boards_get_their_names_from_their_own_file(self, three, region, alice):
        row = ["40000", "Stichting Lindescholen", "Lindelaan", "7000 AB", "LINDEMEER"]
        done = bring_in(alice, region, as_csv(BOARDS, [row]), "besturen.csv")
        assert done.sort == "boards"
        names = set(RegisterSite.objects.values_list("board_name", flat=True))
        assert names == {"Stichting Lindescholen"}
        bring_in(alice, region, rows_file(*(vo_row(number) for number in range(4))))
        assert RegisterSite.objects.get(code="10AA03").board_name == "Stichting Lindescholen"

    def test_another_board_loses_the_name_of_the_former(self, three, region, alice):
        row = ["40000", "Stichting Lindescholen", "", "", ""]
        bring_in(alice, region, as_csv(BOARDS, [row]), "besturen.csv")
        other = vo_row(0, BEVOEGD_GEZAG_NUMMER="49999")
        bring_in(alice, region, rows_file(other, vo_row(1), vo_row(2)))
        assert RegisterSite.objects.get(code="10AA00").board_name == ""

    def test_columns_chosen_once_are_proposed_the_next_time(self, region, alice):
        rows = [["18BR00", "De Es", "Zandwijk", "praktijk"]]
        content = as_csv(["Nummer", "Wie", "Waar", "Wat"], rows)
        kept = keep(alice, region, content, "lijst.csv")
        assert imports.look(kept).reading.problems
        columns = {"code": "Nummer", "name": "Wie", "town": "Waar"}
        imports.choose_columns(imported=kept, sort="own", columns=columns)
        imports.run_import(by=alice, imported=kept, seen=state_of(region))
        again = keep(alice, region, content, "lijst-2.csv")
        assert (again.sort, again.columns) == ("own", columns)


class TestAllOrNothing:
    def test_a_mistake_keeps_everything_out(self, region, alice):
        kept = keep(alice, region, rows_file(vo_row(0), vo_row(0)))
        with pytest.raises(Refused, match="mistakes"):
            imports.run_import(by=alice, imported=kept, seen=state_of(region))
        assert not RegisterSite.objects.exists()

    def test_a_fault_halfway_leaves_nothing(self, region, alice, monkeypatch):
        kept = keep(alice, region, rows_file(vo_row(0)))
        monkeypatch.setattr(imports, "note", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            imports.run_import(by=alice, imported=kept, seen=state_of(region))
        assert not RegisterSite.objects.exists()
        kept.refresh_from_db()
        assert kept.is_waiting

    def test_who_looked_at_an_older_register_looks_again(self, region, alice, frank):
        mine = keep(alice, region, rows_file(vo_row(0)))
        seen = state_of(region)
        bring_in(frank, region, rows_file(vo_row(0), vo_row(1)))
        with pytest.raises(Refused, match="changed meanwhile"):
            imports.run_import(by=alice, imported=mine, seen=seen)

    def test_who_looked_before_a_file_was_undone_looks_again(self, three, region, alice, frank):
        mine = keep(alice, region, rows_file(vo_row(0)))
        seen = state_of(region)
        imports.undo_import(by=frank, imported=three)
        with pytest.raises(Refused, match="changed meanwhile"):
            imports.run_import(by=alice, imported=mine, seen=seen)
        assert not RegisterSite.objects.exists()

    def test_undoing_while_another_file_came_in_is_refused(self, three, region, alice, frank):
        open_page = RegisterImport.objects.get(pk=three.pk)
        bring_in(frank, region, rows_file(*(vo_row(n) for n in range(4))), "later.csv")
        with pytest.raises(Refused, match="later"):
            imports.undo_import(by=alice, imported=open_page)
        assert RegisterSite.objects.count() == 4

    def test_a_file_comes_in_once(self, three, region, alice):
        with pytest.raises(Refused, match="already"):
            imports.run_import(by=alice, imported=three, seen=state_of(region))

    def test_nothing_touches_another_region(self, three, region, other_region, alice, charlie):
        before = everything(region)
        bring_in(charlie, other_region, rows_file(vo_row(0, VESTIGINGSNAAM="Van Charlie")))
        assert everything(region) == before
        assert RegisterSite.objects.filter(code="10AA00").count() == 2


class TestUndo:
    def test_a_first_file_leaves_nothing(self, three, region, alice):
        imports.undo_import(by=alice, imported=three)
        assert not RegisterSite.objects.exists()
        three.refresh_from_db()
        assert three.undone_at

    def test_every_fact_comes_back(self, three, sites, region, alice):
        before = everything(region)
        places = [feature(n, naam=f"Anders {n}", leerlingen=99) for n in range(5)]
        first = bring_in(alice, region, geo(*places), "plaatsen.json")
        changed = vo_row(0, PLAATSNAAM="ELDERS", BEVOEGD_GEZAG_NUMMER="12345")
        second = bring_in(alice, region, rows_file(changed), closing={sites[2].pk})
        assert everything(region) != before
        imports.undo_import(by=alice, imported=second)
        imports.undo_import(by=alice, imported=first)
        assert everything(region) == before
        assert not SiteChange.objects.exists()

    def test_a_later_file_about_the_same_sites_goes_first(self, three, region, alice):
        bring_in(alice, region, geo(feature(0)), "plaatsen.json")
        with pytest.raises(Refused, match="plaatsen"):
            imports.undo_import(by=alice, imported=three)

    def test_a_later_file_of_the_same_sort_goes_first(self, three, region, alice):
        bring_in(alice, region, rows_file(*(vo_row(n) for n in range(3))), "later.csv")
        with pytest.raises(Refused, match="later"):
            imports.undo_import(by=alice, imported=three)

    def test_a_site_that_became_a_partner_stays(self, three, sites, region, alice):
        partner = Organisation.objects.create(name="De Es", kind=OrganisationKind.VO)
        Membership.objects.create(partnership=region, organisation=partner, since="2024-08-01")
        RegisterSite.objects.filter(pk=sites[0].pk).update(organisation=partner)
        with pytest.raises(Refused, match="became a partner"):
            imports.undo_import(by=alice, imported=three)

    def test_nothing_is_undone_twice(self, three, alice):
        imports.undo_import(by=alice, imported=three)
        with pytest.raises(Refused, match="nothing to undo"):
            imports.undo_import(by=alice, imported=three)


def test_files_that_wait_are_thrown_away_after_a_day(three, region, alice):
    kept = keep(alice, region, vo_file(2))
    assert imports.purge_waiting() == 0
    RegisterImport.objects.filter(pk=kept.pk).update(at="2024-01-01T00:00Z")
    assert imports.purge_waiting() == 1
    assert list(RegisterImport.objects.all()) == [three]


def test_a_new_file_takes_the_place_of_ones_own_that_waited(region, alice):
    keep(alice, region, vo_file(2))
    keep(alice, region, vo_file(3))
    assert RegisterImport.objects.count() == 1


@pytest.mark.slow
@pytest.mark.skipif(not REAL_GEO.exists(), reason="the shared data are not on this machine")
def test_the_real_file_of_the_country_comes_in_and_a_second_time_changes_nothing(region, alice):
    first = bring_in(alice, region, REAL_GEO.read_bytes(), REAL_GEO.name)
    assert (first.counts["rows"], first.counts["new"]) == (8717, 8622)
    assert first.counts["further"] == 95
    plan = imports.look(keep(alice, region, REAL_GEO.read_bytes(), REAL_GEO.name))
    assert plan.does_nothing
    assert plan.gone == []


def test_a_made_up_country_comes_in_too(region, alice):
    done = bring_in(alice, region, geo_file(300), "plaatsen.geojson.gz")
    assert done.counts["new"] == 300
    assert len(VO) == 32


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_one_register(region, alice, frank):
    """Both looked at the same empty register. On PostgreSQL for real; SQLite has one writer."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    seen = state_of(region)
    rows = [vo_row(number) for number in range(40)]
    kept = [keep(user, region, rows_file(*rows[at:])) for at, user in enumerate((alice, frank))]
    start = threading.Barrier(2)

    def press(at: int) -> str:
        mine = RegisterImport.objects.get(pk=kept[at].pk)
        start.wait()
        try:
            imports.run_import(by=(alice, frank)[at], imported=mine, seen=seen)
        except Refused as refused:
            return str(refused.sentence)
        finally:
            connection.close()
        return "in"

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(press, range(2)))
    assert said[1] == "in"
    assert "changed meanwhile" in said[0]
    assert RegisterSite.objects.count() in (39, 40)
    assert RegisterImport.objects.filter(done_at=None).count() == 1
