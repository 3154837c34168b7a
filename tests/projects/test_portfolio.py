"""All projects together: the timeline, the table, a quarter, what stands out, and the papers."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from samenverder.lib.charts.timeline import Band, timeline_svg
from samenverder.projects import operations
from samenverder.projects.models import Milestone, Project
from samenverder.projects.queries.lines import quarter_of
from samenverder.projects.timeline import _LINES, TimelineLine, register_lines

pytestmark = pytest.mark.django_db
SMALLEST = 6.0  # points: what can be read on a sheet on the wall


def test_it_shows_what_is_lacking_left_out_and_ending(running, browser, alice, room):
    Project.objects.update(ends_on=running.starts_on + timedelta(days=30))
    page = browser(alice).get(room).content.decode()
    assert "1 project is running" in page
    assert "No benefit written for 3 partners" in page
    assert '<svg class="timeline" role="img"' in page
    assert "up to and including" in page
    assert page.count("Gemeente") >= 2  # left out, and in the table of who carries


def test_filters_stand_in_the_address(running, region, browser, alice, room, school):
    operations.begin_project(partnership=region, by=alice, title="Los idee", purpose="Iets")
    client = browser(alice)

    def titles(query):
        rows = client.get(room + query).context["rows"]
        return {row.title for row in rows}

    assert titles("?stand=idea") == {"Los idee"}
    assert titles(f"?partner={school.pk}") == {"Praktijkroute"}
    assert titles("?zoek=los") == {"Los idee"}
    assert titles("?belang=mist") == {"Los idee", "Praktijkroute"}
    assert titles("?stand=nonsens&partner=abc&trekker=9") == {"Los idee", "Praktijkroute"}


def test_other_rooms_add_their_lines(browser, alice, room, today):
    line = TimelineLine(
        "Leergang LOB", "/x/", today, today + timedelta(days=9), "Leergang", "Loopt", "running"
    )
    register_lines("test", lambda _partnership: [line])
    try:
        page = browser(alice).get(room).content.decode()
    finally:
        del _LINES["test"]
    assert page.count("Leergang LOB") == 4  # drawing, quarter (starts and ends) and table


def test_it_goes_along_as_pdf_csv_and_workbook(running, browser, alice, room):
    client = browser(alice)
    pdf = PdfReader(BytesIO(client.get(f"{room}papier/").content))
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert {round(float(box.width)), round(float(box.height))} == {842, 1191}  # A3
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Praktijkroute" in pdf.pages[0].extract_text()
    assert "Praktijkroute" in client.get(f"{room}bestand/csv/").content.decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"{room}bestand/xlsx/").content))
    assert len(book.sheet_names) == 6


def test_a_hundred_and_twenty_projects_stay_on_one_sheet(region, alice, browser, room):
    Project.objects.bulk_create(
        Project(partnership=region, title=f"Project {at}", purpose="Iets") for at in range(120)
    )
    pdf = PdfReader(BytesIO(browser(alice).get(f"{room}papier/").content))
    assert len(pdf.pages) == 1


def test_late_milestones_are_told_in_words_and_narrow_the_list(
    running, region, browser, alice, room, today
):
    operations.begin_project(partnership=region, by=alice, title="Los idee", purpose="Iets")
    Milestone.objects.update(due_on=today - timedelta(days=3))
    client = browser(alice)
    page = client.get(room).content.decode()
    assert "In 1 project a milestone is late." in page
    assert ">1 late</text>" in page
    rows = client.get(f"{room}?mijlpaal=laat").context["rows"]
    assert [row.title for row in rows] == ["Praktijkroute"]


def test_the_table_goes_in_pages_and_sorts_projects_and_tracks_together(
    region, browser, alice, room, today
):
    Project.objects.bulk_create(
        Project(partnership=region, title=f"Project {at:02}", purpose="Iets") for at in range(30)
    )
    line = TimelineLine("Aardig", "/x/", today, today, "Leergang", "Loopt", "running")
    register_lines("test", lambda _partnership: [line])
    try:
        first = browser(alice).get(f"{room}?volgorde=naam").context["page"]
        last = browser(alice).get(f"{room}?volgorde=-naam&pagina=2").context["page"]
        unknown = browser(alice).get(f"{room}?volgorde=kleur&pagina=nul&kwartaal=9999-9")
    finally:
        del _LINES["test"]
    assert [row.title for row in first][:2] == ["Aardig", "Project 00"]
    assert [row.title for row in last][-1] == "Aardig"
    assert len(unknown.context["page"].object_list) == 25


def test_a_quarter_says_what_starts_ends_runs_and_is_to_be_reached():
    def line(title, start, end):
        return TimelineLine(title, "/x/", start, end, "Leergang", "Loopt", "running")

    lines = [
        line("begint", date(2026, 11, 1), date(2027, 5, 1)),
        line("eindigt", date(2025, 1, 1), date(2026, 12, 31)),
        line("loopt", date(2026, 1, 1), date(2028, 1, 1)),
        line("later", date(2027, 1, 1), date(2027, 2, 1)),
    ]
    found = quarter_of(lines, {}, "2026-4")
    assert (found.first, found.last) == (date(2026, 10, 1), date(2026, 12, 31))
    names = [[row.title for row in rows] for rows in (found.starts, found.ends, found.runs)]
    assert names == [["begint"], ["eindigt"], ["loopt"]]
    assert (found.before, found.after) == ("2026-3", "2027-1")
    assert quarter_of(lines, {}, "2027-1").first == date(2027, 1, 1)


def test_a_hundred_lines_are_drawn_with_few_elements():
    bands = [
        Band(f"Project {at}", date(2026, 1, 1), date(2026, 1 + at % 12, 28), "running")
        for at in range(100)
    ]
    drawn = timeline_svg(bands, date(2026, 6, 1), label="Alles")
    assert drawn.count("<path") < 8
    assert drawn.count("<text") == 101


def test_a_hundred_and_sixty_lines_can_be_read_on_one_sheet(region, browser, alice, room, today):
    Project.objects.bulk_create(
        Project(
            partnership=region, title=f"Een project met een lange naam en nummer {at}",
            purpose="Iets", starts_on=today, ends_on=today + timedelta(days=100 + at),
        )
        for at in range(156)
    )  # fmt: skip
    pdf = PdfReader(BytesIO(browser(alice).get(f"{room}papier/").content))
    sizes = set()

    def note(text, matrix, text_matrix, _font, size):
        if text.strip():
            sizes.add(abs(size * text_matrix[0] * matrix[0]))

    page = pdf.pages[0].extract_text(visitor_text=note)
    assert len(pdf.pages) == 1
    assert min(sizes) >= SMALLEST
    assert all(f"nummer {at}" in page for at in (0, 77, 155))


def test_a_partner_sees_its_own_line_of_every_project(
    running, region, school, browser, alice, rita, room
):
    operations.begin_project(partnership=region, by=alice, title="Los idee", purpose="Iets")
    operations.set_benefit(
        project=running,
        by=alice,
        organisation=school,
        version=0,
        what="Tien plekken",
        how="Bij De Bakker",
    )
    client = browser(rita)
    index = client.get(f"{room}voor/").content.decode()
    assert "benefit written in 1 of 2 projects" in index
    page = client.get(f"{room}voor/{school.pk}/").content.decode()
    for words in ("Tien plekken", "Bij De Bakker", "Biedt plekken", "Los idee", "Not written yet"):
        assert words in page
    pdf = PdfReader(BytesIO(client.get(f"{room}voor/{school.pk}/pdf/?taal=en").content))
    assert "Tien plekken" in pdf.pages[0].extract_text()
    assert "Tien plekken" in client.get(f"{room}voor/{school.pk}/bestand/csv/").content.decode()
    assert client.get(f"{room}voor/{school.pk}/bestand/doc/").status_code == 404


@pytest.mark.parametrize(("language", "words"), [("nl", "Projectleider"), ("en", "Project leader")])
def test_a_project_goes_along_on_a_few_sheets(running, alice, browser, room, language, words):
    operations.hold_review(project=running, by=alice, went_well="Veel ging goed.")
    answer = browser(alice).get(f"{room}{running.pk}/pdf/?taal={language}")
    pdf = PdfReader(BytesIO(answer.content))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert len(pdf.pages) <= 3
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for part in (words, "Biedt plekken", "Tien werkgevers doen mee", "5", "Veel ging goed."):
        assert part in text
