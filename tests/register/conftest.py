"""What the tests of the register share."""

import io

import pytest
from django.test import Client
from django.utils import translation

from bench.school_files import VO, as_csv, vo_row
from samenverder.network.models import Partnership, User
from samenverder.register.files import read_file
from samenverder.register.models import RegisterImport, RegisterSite
from samenverder.register.operations import imports
from samenverder.register.queries.state import state_of
from tests import cast


@pytest.fixture(autouse=True)
def _in_english(settings):
    """The source strings, whatever the translations say."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


def table_of(content: bytes, filename: str = "02-alle-vestigingen-vo.csv"):
    return read_file(io.BytesIO(content), filename)


def keep(by: User, partnership: Partnership, content: bytes, filename: str = "02-vo.csv"):
    """A file that waits."""
    table = table_of(content, filename)
    return imports.keep_file(by=by, partnership=partnership, table=table, filename=filename)


def bring_in(
    by: User, partnership: Partnership, content: bytes, filename: str = "02-vo.csv", closing=()
) -> RegisterImport:
    """A file that is brought in at once."""
    kept = keep(by, partnership, content, filename)
    imports.run_import(by=by, imported=kept, seen=state_of(partnership), closing=closing)
    kept.refresh_from_db()
    return kept


def rows_file(*rows: list[str]) -> bytes:
    return as_csv(VO, rows)


@pytest.fixture
def three(region: Partnership, alice: User) -> RegisterImport:
    """Three sites in the register."""
    return bring_in(alice, region, rows_file(*(vo_row(number) for number in range(3))))


@pytest.fixture
def sites(three: RegisterImport, region: Partnership) -> list[RegisterSite]:
    return list(RegisterSite.objects.filter(partnership=region).order_by("code"))


@pytest.fixture
def coordinator(alice: User) -> Client:
    return cast.client_for(alice)
