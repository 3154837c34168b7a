"""Each of DUO's address files, in each way it is written, is understood without a question."""

import pytest

from bench.school_files import as_csv
from samenverder.register.columns import guess_sort, propose
from samenverder.register.reading import read_sites
from tests.register.conftest import table_of
from tests.register.duo import BOARDS, FILES, STYLES, duo_file

CODES = {"po": "10AA01", "so": "10AA01", "vo": "10AA01", "mbo": "10AA00"}
KINDS = {"po": "po", "so": "vso", "vo": "pro", "mbo": "mbo"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sort", FILES)
def test_a_file_as_duo_publishes_it_needs_no_choice_of_columns(sort, style):
    name, content = duo_file(sort, style)
    table = table_of(content, name)
    assert guess_sort(table.header, name) == sort
    found = read_sites(table, propose(table.header), sort)
    assert found.problems == []
    [(code, site)] = found.sites.items()
    facts = site.values
    assert (code, facts["kind"]) == (CODES[sort], KINDS[sort])
    assert facts["name"].endswith(", één")
    assert facts["street"] == "Lindelaan 12-a"
    assert (facts["town"], facts["municipality"]) == ("'s-Lindedam", "Lindemeer")
    assert (facts["board_number"], facts["website"]) == ("40000", "")
    assert (facts["corop_area"], facts["rpa_region"]) == ("Lindestreek", "Linde en IJssel")
    assert facts["rmc_region"] == "Lindedal"
    assert "labour_region" not in facts


def test_the_secondary_file_has_thirty_two_columns():
    assert len(FILES["vo"][1]) == 32


@pytest.mark.parametrize("name", ["besturenbo.csv", "besturenso.csv", "besturenmbo.csv"])
def test_the_file_of_boards_is_known_by_its_columns(name):
    row = ["40000", "Stichting Lindescholen", *[" "] * (len(BOARDS) - 2)]
    table = table_of(as_csv(BOARDS, [row]), name)
    assert guess_sort(table.header, name) == "boards"
    found = read_sites(table, propose(table.header), "boards")
    assert found.problems == []
    assert found.sites["40000"].values["board_name"] == "Stichting Lindescholen"


@pytest.mark.parametrize(
    ("structure", "kind"),
    [("Voortgezet speciaal onderwijs", "vso"), ("Speciaal onderwijs", "po"), ("SBO", "po")],
)
def test_special_education_in_words(structure, kind):
    from samenverder.register.facts import kind_of

    assert kind_of(structure, "so") == kind
