"""Pictures of every page in var/look/, to look at. Say parts of names to see only those pages."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
os.environ.setdefault("SAMENVERDER_VAR", tempfile.mkdtemp(prefix="samenverder-look-"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ROOT, Site, Visitors
from tests.looks import Look, all_looks, enter, read_stage

FOLDER = ROOT / "var" / "look"
WIDTHS = {390: 844, 1440: 900, 1920: 1080}
SCREEN_SIZES = {1440: 810, 1920: 1080}
FIRST_PAGES = [
    Look("beginnen", "/beginnen/", "nobody"),
    Look("beginnen-fout", "/beginnen/", "nobody", steps=lambda p: p.click("main form .btn")),
]


def take(page: Page, look: Look) -> int:
    """Every size, light and dark; returns how many pictures."""
    is_screen = look.name.startswith("scherm-")
    look.show(page)
    sizes = SCREEN_SIZES if is_screen else WIDTHS
    for width, height in sizes.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            path = FOLDER / f"{look.name}-{width}-{scheme}.png"
            page.screenshot(path=path, full_page=not is_screen)
    page.set_viewport_size({"width": 1440, "height": 900})
    return 2 * len(sizes)


def walk(chromium: Browser, site: Site, looks: list[Look], stage: dict) -> int:
    """Take the pictures of these pages, each person in an own browser."""
    visit = Visitors(chromium, site.url)
    pages: dict[str, Page] = {}
    taken = 0
    for look in looks:
        if look.who not in pages:
            pages[look.who] = enter(visit, look.who, stage)
        taken += take(pages[look.who], look)
        print(f"  {look.name}", flush=True)
    visit.close()
    visit.forgive(
        "status of 422", "status of 409", "status of 403", "status of 404", "status of 410"
    )
    for fault in visit.unforgiven():
        print(f"fault: {fault}")
    return taken


def main() -> None:
    """Start the two sites, take the pictures, say where they are."""
    wanted, started = sys.argv[1:], time.monotonic()
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    taken = 0
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for kind in ("stage", "empty"):
            folder = Path(temporary) / kind
            folder.mkdir()
            site = Site(kind, folder)
            try:
                stage = read_stage(site) if kind == "stage" else {}
                looks = all_looks(stage) if stage else FIRST_PAGES
                chosen = [
                    look for look in looks if not wanted or any(w in look.name for w in wanted)
                ]
                taken += walk(chromium, site, chosen, stage)
            finally:
                site.stop()
        chromium.close()
    print(f"{taken} pictures in {time.monotonic() - started:.0f} seconds: {FOLDER}")


if __name__ == "__main__":
    main()
