"""What a participant's phone has to fetch: the whole page with a statement in 60 KB."""

import pytest

from tests.browser import Site, Visitors
from tests.journeys.people import Phone, open_session, session_of

pytestmark = [pytest.mark.journey]

MOST_BYTES = 60_000
TITLE = "Reflectie voorjaar 2027"


def test_the_page_with_a_statement_is_light(site: Site, visit: Visitors):
    open_session(visit, site, TITLE)
    _number, code, _screen = session_of(site, TITLE)
    joined = Phone(visit.phone(), code).join()
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
    page.wait_for_timeout(1000)
    sizes = {addresses[key]: size for key, size in fetched.items()}
    assert any("components" in address for address in sizes)
    assert any(address.endswith(".woff2") for address in sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
