"""Eight people in one plan while the server is killed; differences of 20 pages; the plan as PDF.

Each writer behaves as the page does: saves what is typed, sends again what was not answered, and on
a clash (two of them share a line) puts both texts together. One in twenty connections breaks after
sending, before the answer. After each kill -9 the database is read: no acknowledged character may
be missing. SECONDS_TOGETHER (300; 60 for a short look), KILLS (10). On SQLite and, when it is
there, PostgreSQL.
"""

import argparse
import http.client
import json
import os
import random
import re
import threading
import time
import urllib.parse
from typing import Any

from bench.common import CSRF, Limits, Site, report, site
from bench.crash import databases

WRITERS = 8
SECTION = "aanpak"
MARK = re.compile(r" w\d+x\d+\.")
BREAKS = 0.05  # of all connections
PAUSE = 0.3  # seconds between two saves of somebody who types on
LIMITS: Limits = {
    "acknowledged": (">=", 1),
    "connections_broken": (">=", 1),
    "conflicts_shown": (">=", 1),
    "lost": ("<=", 0),
    "doubled": ("<=", 0),
    "difference_ms": ("<=", 100),
    "pdf_ms": ("<=", 1000),
}
MAKE = """
import json, sys
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from samenverder.network.models import *
from samenverder.plans.operations import save_section, start_plan
from django.utils import timezone
region = Partnership.objects.create(slug="meting", name="Meting")
school = Organisation.objects.create(name="School", kind="vo")
Membership.objects.create(partnership=region, organisation=school, since=timezone.localdate())
store, keys, users = import_module(settings.SESSION_ENGINE).SessionStore, [], []
for n in range(int(sys.argv[1])):
    email = f"schrijver{n}@example.org"
    user = User.objects.create_user(email, "een-lang-wachtwoord", name=f"S {n}")
    Access.objects.create(user=user, partnership=region, role=Role.MEMBER)
    person = Person.objects.create(partnership=region, name=user.name, user=user)
    Position.objects.create(person=person, organisation=school, layer=Layer.PRACTICE)
    session = store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    keys.append(session.session_key)
    users.append(user)
plan = start_plan(partnership=region, by=users[0], school=school, title="Samen")
text = chr(10).join(f"{n}:" for n in range(int(sys.argv[1]) - 1))
save_section(plan=plan, by=users[0], kind="approach", text=text, revision=0, seen="")
known = {"cookie": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}
print(json.dumps({"plan": plan.pk, "keys": keys, "text": text, **known}))
"""
READ = """
import json, django
django.setup()
from samenverder.plans.models import PlanSection
print(json.dumps(PlanSection.objects.get(kind="approach").text))
"""
TIMES = """
import json, time, django
django.setup()
from samenverder.network.models import Organisation, Partnership, User
from bench.plan_rows import make_plan
from samenverder.plans.content import content_of
from samenverder.plans.paper import plan_pdf
from samenverder.plans.queries.differences import plan_differences
plan = make_plan(Partnership.objects.get(), User.objects.first(), Organisation.objects.get(), 20)
line = "Wij willen dat elke leerling van klas {n} een plek vindt die past, een jaar lang. " * 5
old = content_of(plan)
kinds = list(old["sections"])
for kind in kinds:  # about 20 pages of 3,000 characters
    old["sections"][kind] = chr(10).join(line.format(n=f"{kind}{n}") for n in range(12))
new = json.loads(json.dumps(old))
for kind in kinds[::2]:
    rows = new["sections"][kind].split(chr(10))
    rows[3] = rows[3].replace("een plek", "een eigen plek")
    rows[7:8] = ["Een heel nieuwe alinea over iets anders."]
    new["sections"][kind] = chr(10).join(rows)
def best(work, turns=5):  # milliseconds of the processor: whatever else runs
    found = []
    for _turn in range(turns):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return round(min(found) * 1000, 1)
print(json.dumps({
    "characters": sum(len(text) for text in new["sections"].values()),
    "difference_ms": best(lambda: plan_differences(old, new)),
    "pdf_ms": best(lambda: plan_pdf(plan, new, "nl", None), 1),  # a second one is remembered
}))
"""


class Writer(threading.Thread):
    """One person in the section, on a line of their own; the last two share a line."""

    def __init__(self, here: Site, known: dict[str, Any], at: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.here, self.known, self.at, self.stop = here, known, at, stop
        self.line = min(at, WRITERS - 2)
        self.seen, self.revision = known["text"], 1
        self.mine = known["text"]
        self.acknowledged: list[str] = []
        self.shown = self.sent_again = self.saves = self.broken = 0
        self.word = 0
        self.dice = random.Random(at)

    def run(self) -> None:
        """Type a word, save, and again."""
        while not self.stop.is_set():
            self.word += 1
            mark = f" w{self.at}x{self.word}."
            lines = self.mine.split("\n")
            lines[self.line] += mark
            self.save("\n".join(lines), mark)
            time.sleep(PAUSE)

    def save(self, text: str, mark: str) -> None:
        """Until the server says that it stands there."""
        maybe = ""
        while True:
            status, body = self.send(text, maybe)
            if status == 200:
                self.seen = self.mine = body["text"]
                self.revision = body["revision"]
                self.acknowledged.append(mark)
                self.saves += 1
                return
            if status == 409:  # both texts are shown: take theirs, and put the own word in it
                self.shown += 1
                now = self.look()
                self.seen, self.revision, maybe = now["text"], now["revision"], ""
                lines = self.seen.split("\n")
                lines[self.line] += mark if mark not in lines[self.line] else ""
                text = "\n".join(lines)
            else:
                self.sent_again += 1
                maybe = text
                time.sleep(0.1)

    def send(self, text: str, maybe: str) -> tuple[int, Any]:
        """Status and answer of one save; 0 when there was none."""
        body = {"text": text, "seen": self.seen, "revision": self.revision, "maybe": maybe}
        return self.ask("POST", f"/delen/{SECTION}/", urllib.parse.urlencode(body))

    def look(self) -> Any:
        """The text as it stands, asked for until it comes."""
        while True:
            status, body = self.ask("GET", f"/delen/{SECTION}/nu/", None)
            if status == 200:
                return body
            time.sleep(0.1)

    def ask(self, method: str, tail: str, body: str | None) -> tuple[int, Any]:
        """One request on a connection of its own: connections drop."""
        known = self.known
        cookies = f"{known['cookie']}={known['keys'][self.at]}; {known['csrf']}={CSRF}"
        head = {"Cookie": cookies, "X-CSRFToken": CSRF, "X-Autosave": "1",
                "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
        connection = http.client.HTTPConnection("127.0.0.1", self.here.port, timeout=15)
        try:
            path = f"/regio/meting/plannen/{known['plan']}{tail}"
            connection.request(method, path, body, head)
            if self.dice.random() < BREAKS:
                self.broken += 1
                return 0, None
            answer = connection.getresponse()
            content = answer.read()
            return answer.status, json.loads(content) if answer.status in {200, 409} else None
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()


def marks_in(text: str) -> set[str]:
    """Every word that stands in the text."""
    return set(MARK.findall(text))


def together(seconds: int, kills: int, url: str) -> dict[str, Any]:
    """Write together, kill in between, and look what stands there."""
    with site(url) as here:
        known = here.python(MAKE, str(WRITERS))
        here.start()
        stop = threading.Event()
        writers = [Writer(here, known, at, stop) for at in range(WRITERS)]
        for writer in writers:
            writer.start()
        lost = 0
        dice = random.Random(20261122)
        for _turn in range(kills):
            time.sleep(seconds / (kills + 1) * dice.uniform(0.7, 1.3))
            said = {mark for writer in writers for mark in list(writer.acknowledged)}
            here.kill()
            lost += len(said - marks_in(here.python(READ)))
            here.start()
        time.sleep(seconds / (kills + 1))
        stop.set()
        for writer in writers:
            writer.join(120)
        here.stop()
        text = here.python(READ)
        said = {mark for writer in writers for mark in writer.acknowledged}
        lost += len(said - marks_in(text))
        alone = sum(writer.shown for writer in writers[: WRITERS - 2])
        return {
            "acknowledged": sum(writer.saves for writer in writers),
            "characters_together": len(text),
            "connections_broken": sum(writer.broken for writer in writers),
            "killed": kills,
            "sent_again": sum(writer.sent_again for writer in writers),
            "conflicts_shown": sum(writer.shown for writer in writers),
            "conflicts_of_who_shares_no_line": alone,
            "lost": lost,
            "doubled": len(MARK.findall(text)) - len(marks_in(text)),
            **here.python(TIMES),
        }


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--seconds", type=int, default=int(os.environ.get("SECONDS_TOGETHER") or 300)
    )
    options.add_argument("--kills", type=int, default=int(os.environ.get("KILLS") or 10))
    options.add_argument("--only", choices=["sqlite", "postgresql"])
    chosen = options.parse_args()
    worst = 0
    for name, database in databases():
        if chosen.only in {None, name}:
            with database as url:
                figures = together(chosen.seconds, chosen.kills, url)
            worst = max(worst, report(f"plans-{name}", figures, LIMITS))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
