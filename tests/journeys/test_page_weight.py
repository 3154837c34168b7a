"""What a participant's phone has to fetch: the whole page with a statement in 55 KB."""

import subprocess
import sys

import pytest

from tests.browser import ROOT, Site, Visitors, environment
from tests.journeys.people import Phone, open_session, session_of

pytestmark = [pytest.mark.journey]

MOST_BYTES = 55_000  # the bar is 60 KB; what is over is room to grow
TITLE = "Reflectie voorjaar 2027"


def regional(visit: Visitors, site: Site) -> str:
    """The join code of a session with the regional instrument: 22 statements."""
    open_session(visit, site, TITLE)
    return session_of(site, TITLE)[1]


def longest(visit: Visitors, site: Site) -> str:
    """The same with an own instrument as long as it may be: 40 statements of two lines."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.long_instrument"],
        env=environment(site.var), cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout.split()[-1]


@pytest.mark.parametrize("instrument", [regional, longest])
def test_the_page_with_a_statement_is_light(instrument, site: Site, visit: Visitors):
    joined = Phone(visit.phone(), instrument(visit, site)).join()
    page = visit.phone(storage_state=joined.page.context.storage_state(), service_workers="block")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    addresses: dict[str, str] = {}
    fetched: dict[str, int] = {}
    devtools.on(
        "Network.requestWillBeSent",
        lambda event: addresses.setdefault(event["requestId"], event["request"]["url"]),
    )
    devtools.on(
        "Network.loadingFinished",
        lambda event: fetched.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(f"{joined.base}stelling/1/")
    page.wait_for_selector("html:not([data-connection])")
    page.wait_for_load_state("networkidle")
    sizes = {addresses[key]: size for key, size in fetched.items()}
    assert any("components" in address for address in sizes)
    assert any(address.endswith(".woff2") for address in sizes)
    assert any(address.endswith("/stelling/1/") for address in sizes)
    print(sum(sizes.values()), sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
