"""Files as DUO and others make them, and every way they come broken."""

import gzip
import io
import json
import zipfile

import pytest

from bench.school_files import REAL_VO, VO, as_csv, broken_files, feature, vo_file, vo_row
from samenverder.lib.tables import write_xlsx
from samenverder.lib.tables.writing import Sheet
from samenverder.network.operations.problems import Refused
from samenverder.register import facts
from samenverder.register.columns import guess_sort, propose, signature
from samenverder.register.reading import read_sites
from tests.register.conftest import rows_file, table_of


def read(content: bytes, filename: str = "02-alle-vestigingen-vo.csv", sort: str = ""):
    table = table_of(content, filename)
    return read_sites(table, propose(table.header), sort or guess_sort(table.header, filename))


def geo(*features, **style) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, **style).encode()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_every_way_duo_writes_it_reads_the_same(separator, quoted, encoding):
    found = read(vo_file(4, separator=separator, quoted=quoted, encoding=encoding))
    assert found.problems == []
    site = found.sites["10AA00"]
    assert site.values["name"] == "Lindecollege locatie Coöperatie 1"
    assert site.values["street"] == "Lindelaan 1"
    assert (site.values["town"], site.values["kind"]) == ("Lindemeer", "pro")
    assert site.values["phone"] == ""  # a blank is nothing
    assert found.sites["10AA03"].values["town"] == "'s-Lindedam"


def test_the_rpa_area_is_not_the_labour_market_region():
    values = read(vo_file(1)).sites["10AA00"].values
    assert values["rpa_region"] == "Lindestreek"
    assert "labour_region" not in values


@pytest.mark.skipif(not REAL_VO.exists(), reason="the shared data are not on this machine")
def test_the_real_sample_of_duo_reads():
    found = read(REAL_VO.read_bytes())
    assert found.problems == []
    assert sorted(found.sites) == ["02VA01", "18BR00", "18BR01", "25CL05"]
    assert found.sites["18BR01"].values["phone"] == ""


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("po", ["PROVINCIE", "BEVOEGD_GEZAG_NUMMER", "VESTIGINGSCODE", "VESTIGINGSNAAM"]),
        ("so", ["SOORT PRIMAIR ONDERWIJS", "BEVOEGD GEZAG NUMMER", "VESTIGINGSCODE"]),
        ("mbo", ["MBO INSTELLINGSSOORT CODE", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE"]),
        ("vo", VO),
        ("geo", ["naam", "vestigingscode", "longitude", "latitude"]),
        ("boards", ["BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "PLAATSNAAM"]),
        ("own", ["Code", "Naam", "Plaats"]),
    ],
)
def test_the_sort_of_file_is_told_by_its_columns(name, header):
    assert guess_sort(header, "bestand.csv") == name


def test_headers_with_blanks_hyphens_and_underscores_are_the_same_make():
    assert signature(["BEVOEGD GEZAG NUMMER"]) == signature(["Bevoegd_gezag-nummer "])


def test_a_school_code_alone_is_its_main_site():
    assert facts.site_code("18br") == "18BR00"
    assert facts.site_code(" 18 br 01 ") == "18BR01"
    assert facts.site_code("02", "18BR") == "18BR02"


@pytest.mark.parametrize(
    ("capitals", "said"),
    [
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("S GRAVENHAGE", "'s-Gravenhage"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("BERGEN NH", "Bergen NH"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("SUDWEST-FRYSLAN", "Súdwest-Fryslân"),
        ("De Meern", "De Meern"),
    ],
)
def test_towns_in_capitals_are_written_as_people_do(capitals, said):
    assert facts.proper_name(capitals) == said


@pytest.mark.parametrize(
    ("structure", "kind"),
    [
        ("PRO", "pro"), ("VBO/MAVO/PRO", "vo"), ("(V)SO", "vso"), ("SO", "po"),
        ("SBAO", "po"), ("basisschool", "po"), ("VWO", "vo"), ("ROC", "mbo"), ("vso", "vso"),
    ],
)  # fmt: skip
def test_kinds_of_education_become_kinds_of_partner(structure, kind):
    assert facts.kind_of(structure, "geo") == kind


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("wrong encoding", "another encoding"),
        ("replaced letters", "another encoding"),
        ("missing column", "VESTIGINGSNAAM"),
        ("doubled code", "stands in row 9 too"),
        ("shifted row, one cell less", "seems to have moved"),
        ("shifted row, one cell more", "seems to have moved"),
        ("300,000 rows", "more than 20000 rows"),
        ("no table at all", "We cannot read"),
        ("header only", "no school under it"),
        ("damaged pack", "damaged"),
    ],
)
def test_a_broken_file_gets_its_one_sentence(name, says):
    content = broken_files()[name]
    try:
        problems = read(content).problems
    except Refused as refused:
        assert says in str(refused.sentence)
    else:
        assert len(problems) == 1, problems
        assert says in problems[0].sentence
        assert problems[0].row > 0


def test_a_shifted_row_says_which_row_and_what_stands_there():
    problem = read(broken_files()["shifted row, one cell less"]).problems[0]
    assert problem.row == 32
    assert problem.column in VO


def test_an_empty_file_says_so():
    with pytest.raises(Refused, match="nothing in"):
        table_of(b"", "leeg.csv")


def test_a_file_of_another_kind_of_data_says_what_is_missing():
    content = as_csv(["JAAR", "AANTAL"], [["2024", "12"]])
    problem = read(content, "aantallen.csv").problems[0]
    assert "VESTIGINGSCODE" in problem.sentence


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("VESTIGINGSCODE", "ABCDEF", "not a site code"),
        ("VESTIGINGSCODE", " ", ""),
        ("POSTCODE", "12345", "not a postcode"),
        ("VESTIGINGSNAAM", " ", "name is empty"),
        ("VESTIGINGSNAAM", "x" * 300, "longer than 200"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_and_column(column, value, says):
    found = read(rows_file(vo_row(0), vo_row(11, **{column: value})))
    if not says:  # the school code remains: its main site
        assert not found.problems
        return
    assert [(p.row, p.column) for p in found.problems] == [(3, column)]
    assert says in found.problems[0].sentence


class TestPlaces:
    def test_a_building_with_several_house_numbers_is_one_site(self):
        found = read(geo(feature(0, huisnummer=3), feature(0, huisnummer=1)), "s.json")
        assert (len(found.sites), found.further, found.problems) == (1, 1, [])
        assert found.sites["10AA00"].values["street"] == "Lindelaan 1"

    def test_another_school_with_the_same_code_is_a_mistake(self):
        found = read(geo(feature(0), feature(0, naam="De Es")), "s.json")
        assert "stands in row 2 too" in found.problems[0].sentence

    @pytest.mark.parametrize(
        ("place", "says"),
        [
            ([float("nan"), 52.0], "not a number of degrees"),
            ([float("inf"), 52.0], "not a number of degrees"),
            ([52.0, 5.0], "outside the Netherlands"),
            ([-68.2, 12.2], "outside the Netherlands"),
            (["x", 52.0], "not a number of degrees"),
            ([[5.1], 52.0], "not a number of degrees"),
            ([5.1], "not a number of degrees"),
        ],
    )
    def test_a_place_that_cannot_be(self, place, says):
        found = read(geo(feature(0, place=place)), "s.json")
        assert found.problems
        said = {problem.sentence for problem in found.problems}
        assert all(says in text or "seems to have moved" in text for text in said)

    def test_no_place_is_no_mistake(self):
        bare = feature(0) | {"geometry": None}
        found = read(geo(feature(1), bare), "s.json")
        assert found.problems == []
        assert found.sites["10AA00"].values["latitude"] is None

    def test_a_line_has_no_place(self):
        line = feature(0) | {"geometry": {"type": "LineString", "coordinates": [[5, 52]]}}
        assert read(geo(feature(1), line), "s.json").problems == []


class TestHostileFiles:
    @pytest.mark.parametrize(
        "content",
        [
            b'{"features":' * 5000,
            b"[" * 600_000,
            b"{" * 20_000 + b"}" * 20_000,
            b'{"type":"FeatureCollection","features":{}}',
            b'{"type":"FeatureCollection","features":[1,2]}',
            b'{"type":"FeatureCollection","features":[]}',
            b'{"type":"FeatureCollection","features":[{"properties":{"a":'
            + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}}]}",
            b"[1,2,3]",
            b'{"a":' + b"9" * 5000 + b"}",
            b'{"features": [{"properties": null}]}',
        ],
    )  # fmt: skip
    def test_odd_json_gets_a_sentence(self, content):
        try:
            problems = read(content, "kaart.geojson").problems
        except Refused as refused:
            assert str(refused.sentence)
        else:
            assert len(problems) == 1

    def test_a_bomb_in_gzip_is_not_unpacked(self):
        bomb = gzip.compress(b"0" * 200_000_000, 9)
        with pytest.raises(Refused, match="Unpacked"):
            table_of(bomb, "bom.csv.gz")

    def test_a_pack_in_a_pack_stays_a_pack(self):
        inner = gzip.compress(gzip.compress(vo_file(2)))
        with pytest.raises(Refused):
            table_of(inner, "vo.csv.gz")

    def test_200_megabytes_are_refused_before_they_are_read(self):
        class Endless(io.RawIOBase):
            asked = 0

            def read(self, size=-1):
                self.asked += size
                return b"x" * size

        file = Endless()
        with pytest.raises(Refused, match="too large"):
            from samenverder.register.files import read_file

            read_file(file, "groot.csv")
        assert file.asked < 12_000_000

    def test_a_bomb_in_a_workbook_is_refused(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
        with pytest.raises(Refused):
            table_of(out.getvalue(), "bom.xlsx")

    def test_formulas_are_text(self):
        name = '=HYPERLINK("http://kwaad.example")'
        found = read(rows_file(vo_row(0, VESTIGINGSNAAM=name)))
        assert found.sites["10AA00"].values["name"] == name

    def test_a_name_with_markup_is_just_a_name(self):
        found = read(rows_file(vo_row(0, VESTIGINGSNAAM="<script>alert(1)</script>")))
        assert not found.problems


def test_an_excel_file_of_ones_own_reads():
    rows = [["18br 00", "De Es", "Zandwijk", "vo"], ["18BR01", "De Beuk", "Zandwijk", "pro"]]
    content = write_xlsx([Sheet("Scholen", ["Code", "Naam", "Plaats", "Soort"], rows)])
    found = read(content, "scholen.xlsx")
    assert found.problems == []
    assert found.sites["18BR00"].values["kind"] == "vo"
