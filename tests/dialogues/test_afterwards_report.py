"""The report of a meeting: what is on the wall, quotes only with consent, nobody to be traced."""

import io
from uuid import uuid4

import pytest
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from samenverder.dialogues.models import (
    Contribution,
    ContributionPicture,
    DialoguePhase,
    DialogueSeat,
    PictureContent,
)
from samenverder.dialogues.queries.afterwards_report import counts_of
from samenverder.dialogues.report import count_sentences
from samenverder.network.models import Organisation


def add(dialogue, text, kind="puzzle", **more):
    return Contribution.objects.create(
        dialogue=dialogue, table=dialogue.tables.first(), key=uuid4(), author_hash="x",
        shuffle=uuid4().hex, kind=kind, text=text, **more,
    )  # fmt: skip


def photo_with(row):
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "orange").save(out, "JPEG")
    picture = ContributionPicture.objects.create(
        contribution=row, key=uuid4(), width=800, height=600, size=out.tell()
    )
    PictureContent.objects.create(picture=picture, content=out.getvalue())


@pytest.fixture
def full(told):
    """With everything that may and that may not stand in a report."""
    add(told, "Dit mag u citeren", "quote", may_quote=True, contact="Jo Janssen")
    add(told, "Dit blijft onder ons", "quote")
    add(told, "Verborgen puzzel", state="hidden")
    add(told, "Geparkeerde puzzel", state="parked")
    add(told, "Teruggenomen", withdrawn=True)
    photo_with(add(told, "Met een foto", "pearl", contact="Bel Kim de Boer"))
    photo_with(add(told, "Verborgen met foto", "pearl", state="hidden"))
    return told


MAY_NOT = ["onder ons", "Verborgen", "Geparkeerde", "Teruggenomen", "Jo Janssen", "Kim de Boer"]


@pytest.mark.parametrize("kind", ["", "pdf", "xlsx", "csv"])
def test_every_form_tells_what_may_be_told_and_nothing_else(kind, full, here, leads):
    answer = leads.get(f"{here}verslag.{kind}" if kind else f"{here}verslag/")
    assert answer.status_code == 200
    words = answer.content.decode(errors="ignore")
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(answer.content))
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and reader.trailer["/Root"]["/Lang"]
        assert sum(len(page.images) for page in reader.pages) == 1
        words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    if kind == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        words = " ".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    must = ["Wie belt er in augustus?", "Met een foto"] + (
        [] if kind == "csv" else ["mag u citeren"]
    )
    assert [text for text in must if text not in words] == []
    assert [text for text in MAY_NOT if text in words] == []


def test_small_groups_are_not_named_nor_to_be_subtracted(told, region):
    school, town, shop = Organisation.objects.order_by("pk")[:3]
    told.seats.all().delete()
    groups = [(school, "practice", 6), (town, "practice", 5), (shop, "board", 2)]
    DialogueSeat.objects.bulk_create(
        DialogueSeat(
            dialogue=told, seat_hash=uuid4().hex, table=told.tables.first(), organisation=at,
            layer=layer,
        )
        for at, layer, number in groups
        for _seat in range(number)
    )  # fmt: skip
    told.phase = DialoguePhase.CLOSED
    found = counts_of(told)
    assert found.devices == 13 and found.some_hidden and found.organisations
    numbers = [number for _name, number in [*found.layers, *found.organisations]]
    assert all(number >= 5 and 13 - number >= 5 for number in numbers)
    told.phase = DialoguePhase.OPEN
    found = counts_of(told)
    assert found.devices == 13 and found.layers == found.organisations == []
    assert str(count_sentences(found)[-1]).startswith("Welke groepen meededen")


def test_an_empty_meeting_has_a_report_too(planned, region, leads):
    at = f"/regio/{region.slug}/bijeenkomsten/dialoog/{planned.pk}/na-afloop/verslag"
    assert leads.get(f"{at}/").status_code == 200
    assert leads.get(f"{at}.pdf?taal=en").content.startswith(b"%PDF")
    assert leads.get(f"{at}.doc").status_code == 404


@pytest.mark.parametrize("page", ["", "verslag/", "verslag.csv"])
def test_a_pearl_keeps_the_name_of_its_group(page, told, here, leads):
    group = told.groups.create(name="Elkaar opzoeken")
    told.contributions.filter(kind="pearl").update(group=group)
    assert "Elkaar opzoeken" in leads.get(f"{here}{page}").content.decode()
