"""The list of dialogue meetings: narrowed down and in an order by its address, also as a file."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from samenverder.dialogues.models import Dialogue, DialogueSeries
from samenverder.dialogues.queries.dialogues import ListChoice, listed


@pytest.fixture
def here(region):
    """Three meetings of two years, two of them a series."""
    now, series = timezone.now(), DialogueSeries.objects.create(partnership=region, title="Parels")
    for title, place, days, phase, of in (
        ("Parels in Lindemeer", "De Ark", 800, "closed", series),
        ("Parels in Vijverhof", "Dorpshuis", 20, "closed", series),
        ("Stages", "Kantine", -9, "planned", None),
    ):
        Dialogue.objects.create(
            partnership=region, title=title, place=place, phase=phase, series=of,
            starts_at=now - timedelta(days=days),
        )  # fmt: skip
    return f"/regio/{region.slug}/bijeenkomsten/dialoog/"


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", ["Stages", "Parels in Vijverhof", "Parels in Lindemeer"]),
        ("volgorde=oud", ["Parels in Lindemeer", "Parels in Vijverhof", "Stages"]),
        ("volgorde=naam&stand=closed", ["Parels in Lindemeer", "Parels in Vijverhof"]),
        ("zoek=dorpshuis", ["Parels in Vijverhof"]),
        ("zoek=zeppelin", []),
        ("stand=weg&reeks=x&jaar=nul", ["Stages", "Parels in Vijverhof", "Parels in Lindemeer"]),
    ],
)
def test_the_address_says_which_and_in_what_order(client_for, rita, here, asked, titles):
    client = client_for(rita)
    page = client.get(f"{here}?{asked}").content.decode()
    rows = page.partition("<tbody>")[2].split('<th scope="row">')[1:]
    assert [row.partition("</a>")[0].rpartition(">")[2] for row in rows] == titles
    book = client.get(f"{here}lijst.xlsx?{asked}").content
    header, *cells = (
        CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    )
    assert header[0] == "Bijeenkomst" and [row[0] for row in cells] == titles
    assert client.get(f"{here}lijst.csv?{asked}").status_code == 200


def test_one_series_and_one_year(region, here):
    series = DialogueSeries.objects.get()
    found = listed(region, ListChoice(reeks=str(series.pk)))
    assert [row.title for row in found] == ["Parels in Vijverhof", "Parels in Lindemeer"]
    old = Dialogue.objects.get(place="De Ark").starts_at
    found = listed(region, ListChoice(jaar=str(timezone.localtime(old).year)))
    assert [row.title for row in found] == ["Parels in Lindemeer"]


def test_another_kind_of_file_is_not_there(client_for, rita, here):
    assert client_for(rita).get(f"{here}lijst.exe").status_code == 404
