"""The register of schools: the whole country in, once more, and every broken file.

    make bench-register

Takes the real file with places from ../shared/data when it is there, else as many made-up sites.
Time is from sending the file to the register being up to date: sending, the page with the preview,
and bringing it in, through the views, in one process on SQLite. Prints one line of JSON; exits 1
when a limit is passed.
"""

import io
import logging
import os
import re
import resource
import sys
import tempfile
import time
from typing import Any

from bench.common import Limits, milliseconds, report
from bench.school_files import REAL_GEO, SITES, broken_files, geo_file

REPEATS = 30
LIMITS: Limits = {
    "import_seconds": ("<=", 6.0),
    "second_import_changes": ("<=", 0),
    "broken_files_without_one_sentence": ("<=", 0),
    "undo_leaves": ("<=", 0),
    "peak_memory_mb": ("<=", 400),
    "list_p95_ms": ("<=", 60),
    "map_p95_ms": ("<=", 60),
}


def prepare(var: str) -> Any:
    """A new database with a partnership, and the browser of its coordinator."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "SAMENVERDER_VAR": var,
        "DJANGO_SETTINGS_MODULE": "samenverder.config.settings",
    }
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.visitors import browser
    from samenverder.network.models import Access, Partnership, Role, User

    user = User.objects.create(email="meting@example.org", name="Meting", password="!")
    partnership = Partnership.objects.create(slug="meting", name="Meting")
    Access.objects.create(user=user, partnership=partnership, role=Role.COORDINATOR)
    return browser(user)


HERE = "/regio/meting/register/"


def send(client: Any, content: bytes, name: str) -> Any:
    """Choose a file; the page that follows."""
    file = io.BytesIO(content)
    file.name = name
    return client.post(f"{HERE}inlezen/", {"file": file}, follow=True)


def bring_in(client: Any, content: bytes, name: str) -> tuple[float, dict[str, int], str]:
    """Seconds for sending, looking and bringing in; what was counted; the address of the import."""
    from samenverder.register.models import RegisterImport

    start = time.monotonic()
    page = send(client, content, name)
    seen = re.search(r'name="seen" value="([^"]*)"', page.content.decode())
    url = page.redirect_chain[-1][0]
    done = client.post(url, {"seen": seen[1] if seen else ""})
    seconds = time.monotonic() - start
    assert done.status_code == 302, done.status_code
    return seconds, RegisterImport.objects.latest("pk").counts, url


def without_one_sentence(client: Any) -> list[str]:
    """The broken files that do not get exactly one sentence."""
    from samenverder.register.models import RegisterImport, RegisterSite
    from samenverder.register.operations.previewing import look

    before = RegisterSite.objects.count()
    unclear = []
    for name, content in broken_files().items():
        page = send(client, content, "02-alle-vestigingen-vo.csv").content.decode()
        told = re.findall(r'<li><a href="#id_file">([^<]+)', page)
        for kept in RegisterImport.objects.filter(done_at=None):
            told += [problem.sentence for problem in look(kept).reading.problems]
            kept.delete()
        if len(told) != 1 or RegisterSite.objects.count() != before:
            unclear.append(name)
    return unclear


def page_times(client: Any, name: str, path: str) -> dict[str, float]:
    """Server time of a page in this process, and what of it was the processor's, in ms."""
    times, work = [], []
    for _ in range(REPEATS + 3):
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(HERE + path)
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
        assert answer.status_code == 200
    found = {"p95_ms": milliseconds(times[3:]), "processor_p95_ms": milliseconds(work[3:])}
    return {f"{name}_{what}": value for what, value in found.items()}


def measure(client: Any) -> dict[str, Any]:
    """All figures, in the order in which they are told."""
    is_real = REAL_GEO.exists()
    content = REAL_GEO.read_bytes() if is_real else geo_file(SITES)
    name = "scholen.geo.json.gz"
    began = time.process_time()
    seconds, first, url = bring_in(client, content, name)
    processor = time.process_time() - began
    again, second, again_url = bring_in(client, content, name)
    figures: dict[str, Any] = {
        "real_file": is_real,
        "rows": first["rows"],
        "sites": first["sites"],
        "import_seconds": round(seconds, 2),
        "import_processor_seconds": round(processor, 2),
        "second_import_seconds": round(again, 2),
        "second_import_changes": second["new"] + second["changed"] + second["gone"],
        **page_times(client, "list", ""),
        **page_times(client, "map", "kaart/"),
    }
    unclear = without_one_sentence(client)
    figures["broken_files"] = len(broken_files())
    figures["broken_files_without_one_sentence"] = len(unclear)
    figures["unclear"] = ", ".join(unclear)
    start = time.monotonic()
    for address in (again_url, url):
        client.post(f"{address}terug/")
    figures["undo_seconds"] = round(time.monotonic() - start, 2)
    from samenverder.register.models import RegisterSite

    figures["undo_leaves"] = RegisterSite.objects.count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures["peak_memory_mb"] = round(peak / 1024)
    return figures


def main() -> int:
    """Measure and report."""
    with tempfile.TemporaryDirectory(prefix="sv-bench-") as var:
        return report("register", measure(prepare(var)), LIMITS)


if __name__ == "__main__":
    sys.exit(main())
