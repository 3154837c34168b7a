"""One table with one shared tablet, and no network for five minutes: everything arrives once."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.browser import Site, Visitors, nl
from tests.journeys.people import button

pytestmark = [pytest.mark.journey]

# What arrived waits on the device no longer: no words, no photo.
NOTHING_WAITS = """async () => {
  if (Object.keys(localStorage).some((key) => key.includes('dialoog'))) return false;
  const open = indexedDB.open((await indexedDB.databases())[0].name);
  const database = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = database.transaction('photos').objectStore('photos').getAll();
  const waiting = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  database.close();
  return waiting.length === 0; }"""
TOLD_HERE = """SELECT text FROM dialogues_contribution WHERE dialogue_id =
  (SELECT id FROM dialogues_dialogue WHERE phase = 'open')"""
WAITING = "Kept on this device: %(n)s. It is sent as soon as there is network."


def flip_over(folder: Path) -> Path:
    """A large photo, lying on its side, that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 24.0)})
    path = folder / "flap.jpg"
    noise = Image.effect_noise((1200, 900), 80).convert("RGB").resize((4000, 3000))
    noise.save(path, "JPEG", exif=exif)
    return path


def opened(site: Site, visit: Visitors) -> str:
    """Who leads opens the dialogue that was planned; its code."""
    number, code = site.rows("SELECT id, code FROM dialogues_dialogue WHERE phase = 'planned'")[0]
    sem = visit.sign_in("sem", f"/regio/lindemeer/bijeenkomsten/dialoog/{number}/leiden/")
    button(sem, "Open the meeting")
    expect(sem.get_by_role("button", name=nl("Open the meeting"))).to_have_count(0)
    return str(code)


def sits_down(tablet: Page, code: str) -> None:
    """One device for the whole table, which keeps its page."""
    tablet.goto(f"/dialoog/{code}/")
    tablet.locator("[name=table]").first.check()
    tablet.locator("[name=shared]").check()
    button(tablet, "Sit down")
    tablet.wait_for_url(f"**/dialoog/{code}/tafel/")
    tablet.wait_for_function(
        """async () => {
          if (!await caches.match(location.pathname)) return false;
          const files = performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => name.startsWith(`${location.origin}/static/`));
          const kept = await Promise.all(files.map((name) => caches.match(name)));
          return kept.every(Boolean); }"""
    )


def tells(tablet: Page, kind: str, text: str, *, contact: str = "", photo: Path | None = None):
    """Fill in the form and put it on the wall."""
    tablet.locator(f"[name=kind][value={kind}]").check()
    tablet.fill("[name=text]", text)
    if contact:
        tablet.locator("#meer > summary").click()
        tablet.fill("[name=contact]", contact)
    if photo:
        tablet.locator("#foto-erbij > summary").click()
        tablet.set_input_files("[name=foto]", str(photo))
        expect(tablet.locator("#foto-klein canvas")).to_be_visible()
        tablet.fill("[name=alt]", "Een flap-over met pijlen")
    button(tablet, "Put it on the wall")
    expect(tablet.locator("[name=text]")).to_have_value("")


def minutes_go_by(tablet: Page, number: int) -> None:
    """By the clock of the device: everything that waits there for a moment does its work."""
    for _half in range(2 * number):
        tablet.clock.fast_forward(30_000)


def waits(tablet: Page, number: int) -> None:
    expect(tablet.locator("#telling-state")).to_have_text(nl(WAITING, n=number))


def forgets_what_it_is(tablet: Page, text: str) -> None:
    """The device itself says what is missing, and keeps the words."""
    for radio in tablet.locator("[name=kind]").all():
        radio.evaluate("radio => { radio.checked = false; }")
    tablet.fill("[name=text]", text)
    button(tablet, "Put it on the wall")
    missing = nl("Choose what it is: a pearl, a puzzle, an idea or a quote.")
    expect(tablet.get_by_role("alert")).to_have_text(missing)
    expect(tablet.locator("[name=kind]").first).to_be_focused()
    expect(tablet.locator("[name=text]")).to_have_value(text)


def test_nothing_is_lost_doubled_or_shown_to_the_next(
    site: Site, visit: Visitors, tmp_path: Path
) -> None:
    visit.forgive("net::ERR_")
    visit.forgive("status of 408")
    tablet = visit.phone()
    tablet.clock.install()
    sits_down(tablet, opened(site, visit))
    tells(tablet, "pearl", "Samen een les volgen", contact="Marloes Dekker")
    expect(tablet.locator("#told [data-own]")).to_contain_text("Samen een les volgen")

    tablet.context.set_offline(True)
    site.process.kill()  # what a page sends while it is left, the browser sends even so
    site.process.wait()
    forgets_what_it_is(tablet, "Wie belt er in de zomer?")
    tells(tablet, "puzzle", "Wie belt er in de zomer?", photo=flip_over(tmp_path))
    waits(tablet, 1)
    tablet.fill("[name=text]", "Half getypt")
    button(tablet, "To the next person")
    expect(tablet.locator("#told [data-own]")).to_have_count(0)
    expect(tablet.locator("[name=text]")).to_have_value("")
    expect(tablet.locator("[name=contact]")).to_have_value("")

    tablet.reload()
    expect(tablet.locator("#told")).to_contain_text(nl("What this table told"))
    for former in ("Samen een les volgen", "Wie belt er", "Half getypt", "Marloes"):
        assert former not in tablet.content()
    minutes_go_by(tablet, 2)
    tells(tablet, "pearl", "Koffie om acht uur")
    waits(tablet, 2)
    minutes_go_by(tablet, 2)
    button(tablet, "To the next person")
    tells(tablet, "idea", "Een rooster voor de zomer")
    waits(tablet, 3)
    minutes_go_by(tablet, 1)
    assert site.rows(TOLD_HERE) == [("Samen een les volgen",)]

    tablet.context.set_offline(False)
    waits(tablet, 3)
    minutes_go_by(tablet, 1)
    site.process = site._start()
    slow: list[str] = []

    def takes_too_long(route: Route) -> None:
        slow.append(route.request.url)
        route.fulfill(status=408)

    tablet.route("**/foto/", takes_too_long, times=1)
    minutes_go_by(tablet, 1)
    expect(tablet.locator("#told [data-own]")).to_contain_text("Een rooster voor de zomer")
    expect(tablet.locator("#told [data-own]")).to_have_count(1)
    minutes_go_by(tablet, 1)
    expect(tablet.locator("#told .card-photo img")).to_have_attribute(
        "alt", f"{nl('Photo')}: Een flap-over met pijlen"
    )

    assert len(slow) == 1, "the photo came the second time"
    tablet.wait_for_function(NOTHING_WAITS)
    rows = site.rows(
        "SELECT text, author_hash FROM dialogues_contribution WHERE dialogue_id ="
        " (SELECT id FROM dialogues_dialogue WHERE phase = 'open')"
    )
    assert sorted(text for text, _author in rows) == [
        "Een rooster voor de zomer",
        "Koffie om acht uur",
        "Samen een les volgen",
        "Wie belt er in de zomer?",
    ]
    assert len({author for _text, author in rows}) == 4
    ((content,),) = site.rows(
        "SELECT content FROM dialogues_picturecontent c"
        " JOIN dialogues_contributionpicture p ON p.id = c.picture_id"
        " JOIN dialogues_contribution t ON t.id = p.contribution_id"
        " WHERE t.dialogue_id = (SELECT id FROM dialogues_dialogue WHERE phase = 'open')"
    )
    made = Image.open(io.BytesIO(content))
    assert (made.width, made.height) == (1200, 1600) and not made.getexif()
