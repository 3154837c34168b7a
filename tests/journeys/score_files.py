"""Filling in the spreadsheet of scores, as somebody does at a desk."""

import io
from collections.abc import Sequence

from playwright.sync_api import Page

from samenverder.lib.tables import Sheet, read_table, write_xlsx
from tests.journeys.people import button

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_header(page: Page, session: str) -> list[str]:
    """Download the template of a session; returns the titles of its columns."""
    answer = page.request.get(f"{session}papier/scores.xlsx")
    assert answer.ok
    return read_table(io.BytesIO(answer.body()), "scores.xlsx").header


def filled_in(header: Sequence[str], people: Sequence[dict[int, str]]) -> bytes:
    """The template with a row per person; each gives the number of a column and what is in it."""
    rows = [[person.get(at, "") for at in range(len(header))] for person in people]
    return write_xlsx([Sheet("Scores", list(header), rows)])


def read_in(page: Page, session: str, content: bytes, name: str = "scores.xlsx") -> None:
    """Choose the file, see how its columns are understood, and store it."""
    page.goto(f"{session}papier/")
    file = {"name": name, "mimeType": XLSX, "buffer": content}
    page.set_input_files("[name=file]", file)
    button(page, "Check this file")
    page.wait_for_url("**/papier/nakijken/")
    page.locator("main form .btn:not(.plain)").first.click()
    page.wait_for_url("**/papier/")
