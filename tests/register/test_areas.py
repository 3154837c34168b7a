"""Labour market regions come from a list of municipalities, and follow the schools in them."""

import pytest

from bench.school_files import VO, as_csv, vo_row
from samenverder.network.operations.problems import Refused
from samenverder.register.models import RegisterSite
from samenverder.register.operations import imports
from samenverder.register.regions import LABOUR_REGIONS
from tests.register.conftest import bring_in, keep, rows_file
from tests.register.test_pages import page
from tests.register.test_reading import read

pytestmark = pytest.mark.django_db
HEADER = ["Gemeente", "Arbeidsmarktregio"]


def areas(*rows: tuple[str, str]) -> bytes:
    return as_csv(HEADER, [list(row) for row in rows])


def regions(**wanted) -> dict[str, str]:
    rows = RegisterSite.objects.filter(**wanted).order_by("code")
    return dict(rows.values_list("municipality", "labour_region"))


def test_there_are_thirty_five_by_code_and_name():
    assert len(LABOUR_REGIONS) == 35
    assert LABOUR_REGIONS["AM17"] == "Zaanstreek/Waterland"


def test_a_list_of_municipalities_gives_their_schools_a_region(three, region, alice):
    content = areas(("LINDEMEER", "am22"), ("Oosterveld (gemeente)", "food valley"))
    kept = keep(alice, region, content, "regios.csv")
    assert kept.sort == "areas"
    plan = imports.look(kept)
    assert (len(plan.changed), plan.not_named) == (2, ["Zandwijk"])
    bring_in(alice, region, content, "regios.csv")
    assert regions() == {"Lindemeer": "Rijnmond", "Oosterveld": "FoodValley", "Zandwijk": ""}
    assert imports.look(keep(alice, region, content, "regios.csv")).does_nothing


def test_new_schools_follow_and_a_school_that_moves_goes_along(three, region, alice):
    bring_in(alice, region, areas(("Lindemeer", "Twente"), ("Oosterveld", "Rijnmond")), "r.csv")
    moved = vo_row(0, GEMEENTENAAM="OOSTERVELD")
    away = vo_row(1, GEMEENTENAAM="ELDERS")
    bring_in(alice, region, rows_file(moved, away, vo_row(2), vo_row(5)))
    found = dict(RegisterSite.objects.values_list("code", "labour_region"))
    assert found == {"10AA00": "Rijnmond", "10AA01": "", "10AA02": "", "10AA05": "Twente"}


def test_it_is_undone_like_any_file(three, region, alice):
    done = bring_in(alice, region, areas(("Lindemeer", "Twente")), "r.csv")
    with pytest.raises(Refused):
        imports.undo_import(by=alice, imported=three)
    imports.undo_import(by=alice, imported=done)
    assert set(regions().values()) == {""}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("Lindemeer", "Lindestreek")], "not one of the 35"),
        ([("Lindemeer", "Twente"), ("LINDEMEER", "Rijnmond")], "another region in row 2"),
        ([(" ", "Twente")], "municipality is empty"),
    ],
)
def test_what_is_wrong_with_a_list_is_one_sentence(rows, says):
    [problem] = read(areas(*rows), "r.csv").problems
    assert says in problem.sentence


def test_the_same_municipality_twice_with_one_region_is_no_mistake():
    found = read(areas(("Lindemeer", "Twente"), ("Lindemeer", "Twente")), "r.csv")
    assert (found.problems, found.further) == ([], 1)


def test_regions_are_chosen_on_list_map_and_picking_and_stand_on_the_page(
    coordinator, region, alice
):
    row = vo_row(0, COROPGEBIED_NAAM="Lindestreek", NODAAL_GEBIED_NAAM="Lindehart")
    bring_in(alice, region, rows_file(row, vo_row(1)))
    bring_in(alice, region, areas(("Lindemeer", "Twente")), "r.csv")
    text = page(coordinator)
    assert '<optgroup label="Labour market region"><option value="a:Twente">Twente' in text
    for choice in ("a:Twente", "corop:Lindestreek", "nodaal:Lindehart"):
        assert "1 school site found" in page(coordinator, regio=choice)
        assert page(coordinator, "partners/", regio=choice).count('name="site"') == 1
    assert "2 school sites found" in page(coordinator, regio="rpa:Lindestreek")
    assert "No school on the map" in page(coordinator, "kaart/", regio="a:Twente")
    shown = page(coordinator, f"vestigingen/{RegisterSite.objects.get(code='10AA00').pk}/")
    for fact in ("Labour market region", "COROP area", "Nodal area", "RPA area", "RMC region"):
        assert f"<dt>{fact}</dt>" in shown


def test_the_columns_of_areas_are_those_of_the_secondary_file():
    found = read(rows_file(vo_row(0, **{"WGR-GEBIED NAAM": "Linde-Noord"}))).sites["10AA00"].values
    assert found["wgr_area"] == "Linde-Noord"
    assert len(VO) == 32
