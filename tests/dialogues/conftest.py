"""A dialogue meeting with two tables, open, and devices that sit at them."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.dialogues.models import Contribution, Dialogue
from samenverder.dialogues.operations import leading, planning
from samenverder.dialogues.operations.planning import Plan
from samenverder.dialogues.queries.participation import PERSON


class Device:
    """A phone without an account."""

    def __init__(self, dialogue: Dialogue, table: int = 1, *, shared: bool = False) -> None:
        self.dialogue = dialogue
        self.client = Client()
        row = dialogue.tables.get(number=table)
        given = {"table": row.pk, "layer": ""} | ({"shared": "on"} if shared else {})
        answer = self.client.post(f"/dialoog/{dialogue.code}/", given)
        assert answer.status_code == 302, answer.content.decode()[:2000]

    def tell(self, text: str, kind: str = "pearl", **more):
        """What the page sends; the answer as it came."""
        item = {"key": str(uuid4()), "kind": kind, "text": text, "sequence": 1} | more
        item.setdefault("person", self.person)
        return self.send([item]), item

    @property
    def person(self) -> str:
        """Who of those who share it uses it now, as the page reads it."""
        kept = self.client.cookies.get(PERSON)
        return kept.value if kept else ""

    def send(self, items):
        return self.client.post(
            f"/dialoog/{self.dialogue.code}/bewaren/",
            json.dumps({"contributions": items}),
            content_type="application/json",
        )

    def page(self):
        return self.client.get(f"/dialoog/{self.dialogue.code}/tafel/").content.decode()


@pytest.fixture
def planned(region, frank):
    """Planned, with two tables."""
    plan = Plan(title="Dialoogavond Lindemeer", starts_at=timezone.now() + timedelta(days=1))
    dialogue = planning.plan_dialogue(partnership=region, by=frank, plan=plan)
    for title in ("Stage en werk", "LOB in de klas"):
        planning.add_table(dialogue=dialogue, by=frank, title=title)
    return dialogue


@pytest.fixture
def dialogue(planned, frank):
    """Open."""
    leading.open_dialogue(dialogue=planned, by=frank)
    planned.refresh_from_db()
    return planned


@pytest.fixture
def sits(dialogue):
    """A device that sits at a table."""
    return lambda table=1, **more: Device(dialogue, table, **more)


@pytest.fixture
def told(dialogue, frank, sits):
    """A meeting that is over: two puzzles with an idea, and a pearl."""
    phone = sits()
    for text in ("Wie belt er in augustus?", "Wie betaalt het vervoer?"):
        phone.tell(text, "puzzle")
    about = str(Contribution.objects.get(text__contains="augustus").key)
    phone.tell("Om de beurt een week", "idea", about=about)
    phone.tell("Samen een les in week 3", "pearl")
    leading.close_dialogue(dialogue=dialogue, by=frank)
    dialogue.refresh_from_db()
    return dialogue


@pytest.fixture
def leads(client_for, frank):
    return client_for(frank)


@pytest.fixture
def here(told, region):
    return f"/regio/{region.slug}/bijeenkomsten/dialoog/{told.pk}/na-afloop/"
