"""Nobody can tell who told something, or when: not from a page, a file, the log or the database."""

import json
import logging
import logging.config
import zipfile
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, models

from samenverder.audit.models import AuditEntry
from samenverder.config.handover.export import export
from samenverder.config.server import _config
from samenverder.dialogues.models import (
    Contribution,
    ContributionMark,
    ContributionPicture,
    DialogueSeat,
    PictureContent,
    chance,
)
from samenverder.live.models import OutboxMessage
from tests.dialogues.test_photos import send

MADE_BY_PEOPLE = [Contribution, ContributionMark, ContributionPicture, PictureContent, DialogueSeat]
TEXTS = [f"Parel nummer {number}" for number in range(3)]


@pytest.fixture
def evening(sits):
    """Three devices that told, marked, moved and sent a photo, in an order that is known here."""
    devices = [sits(1) for _ in TEXTS]
    for device, text in zip(devices, TEXTS, strict=True):
        _answer, item = device.tell(text)
        device.key = item["key"]
        send(device, item["key"])
    for device in devices:
        for other in devices:
            if other is not device:
                device.client.post(at(device, f"bijdrage/{other.key}/ook/"), mark())
    devices[0].client.post(at(devices[0], f"bijdrage/{devices[0].key}/"), {"terug": "1"})
    devices[0].client.post(at(devices[0], f"bijdrage/{devices[0].key}/"), {"terug": "1"})
    return devices


def at(device, rest=""):
    return f"/dialoog/{device.dialogue.code}/{rest}"


def mark():
    return {"soort": "have_too", "aan": "1"}


def secrets_of_everybody():
    """What would tie a row to a device, were it to be read anywhere."""
    rows = [
        Contribution.objects.values_list("author_hash", flat=True),
        ContributionMark.objects.values_list("marker_hash", flat=True),
        DialogueSeat.objects.values_list("seat_hash", flat=True),
    ]
    return {value for some in rows for value in some}


class TestTheDatabase:
    @pytest.mark.parametrize("model", MADE_BY_PEOPLE)
    def test_no_row_says_when_it_was_made_or_in_which_order(self, model):
        kinds = (models.DateField, models.TimeField, models.AutoField)
        assert [f.name for f in model._meta.concrete_fields if isinstance(f, kinds)] == []

    def test_a_number_says_nothing_of_the_one_before(self, evening, monkeypatch):
        assert len(set(Contribution.objects.values_list("pk", flat=True))) == len(TEXTS)
        falling = iter(range(10**6, 0, -1))
        monkeypatch.setattr(chance.secrets, "randbits", lambda _bits: next(falling))
        for text in ("eerst", "daarna"):
            evening[0].tell(text)
        first, then = (Contribution.objects.get(text=text).pk for text in ("eerst", "daarna"))
        assert first > then, "the number is drawn, not counted"

    def test_no_value_comes_back_with_two_rows_of_one_device(self, evening):
        evening[1].tell("Nog iets van dezelfde")
        hashes = [*secrets_of_everybody()]
        rows = Contribution.objects.count() + ContributionMark.objects.count()
        assert len(hashes) == rows + DialogueSeat.objects.count()


class TestPages:
    def test_cards_stand_in_the_order_of_chance_wherever_they_came_from(self, evening, client):
        for number, text in enumerate(TEXTS):  # the last that was told comes first
            Contribution.objects.filter(text=text).update(shuffle=f"{9 - number:032x}")
        from samenverder.dialogues.operations.leading import show

        dialogue = evening[0].dialogue
        show(dialogue=dialogue, by=dialogue.led_by, screen="wall")
        screen = client.get(f"/dialoogscherm/{dialogue.screen_key}/").content.decode()
        fitting = order_in(screen)
        assert len(fitting) > 1 and fitting == TEXTS[::-1][: len(fitting)]
        assert order_in(evening[0].page().split('id="told"')[1]) == [TEXTS[0], *TEXTS[:0:-1]]

    def test_who_leads_reads_no_secret_and_no_moment(self, evening, client_for, frank):
        dialogue = evening[0].dialogue
        page = f"/regio/{dialogue.partnership.slug}/bijeenkomsten/dialoog/{dialogue.pk}/"
        addresses = [page, f"{page}leiden/", f"{page}leiden/kaart/{evening[1].key}/"]
        client = client_for(frank)
        read = "".join(client.get(address).content.decode() for address in addresses)
        assert TEXTS[1] in read
        assert not [secret for secret in secrets_of_everybody() if secret[:12] in read]

    def test_another_device_sees_the_same_whoever_told_it(self, evening, sits):
        first, second = sits(1), sits(1)
        assert told_on(first) == told_on(second)
        assert not [secret for secret in secrets_of_everybody() if secret[:8] in told_on(first)]


def order_in(text):
    return sorted((one for one in TEXTS if one in text), key=text.index)


def told_on(device):
    """What a device shows besides the token of its forms."""
    text = device.client.get(at(device, "tafel/"), headers={"X-Fragment": "1"}).content.decode()
    return [line for line in text.replace(">", ">\n").splitlines() if "csrf" not in line]


class TestFilesAndLogs:
    def test_a_handover_file_ties_nothing_to_anybody(self, evening, tmp_path):
        dialogue, target = evening[0].dialogue, tmp_path / "verband.zip"
        export(dialogue.partnership.slug, target)
        with zipfile.ZipFile(target) as archive:
            names = [name for name in archive.namelist() if not name.startswith("files/")]
            words = "".join(archive.read(name).decode() for name in names)
            lines = archive.read("tables/dialogues.Contribution.jsonl").decode().splitlines()
            seats = archive.read("tables/dialogues.DialogueSeat.jsonl").decode().splitlines()
        assert not [secret for secret in secrets_of_everybody() if secret in words]
        assert {name for line in seats for name in json.loads(line)} == {"id", "dialogue", "shared"}
        numbers = [json.loads(line)["id"] for line in lines]
        assert numbers == sorted(numbers), "in the order of numbers of chance"

    def test_the_log_of_the_partnership_is_silent(self, sits):
        before = AuditEntry.objects.count()
        device, other = sits(1), sits(1)
        _answer, item = device.tell("Stil")
        send(device, item["key"])
        other.client.post(at(other, f"bijdrage/{item['key']}/ook/"), mark())
        other.client.post(at(other, "andere-tafel/"), {"table": other.dialogue.tables.last().pk})
        assert AuditEntry.objects.count() == before

    def test_what_is_told_live_names_the_meeting_or_its_table_alone(self, evening):
        topics = set(OutboxMessage.objects.values_list("topic", flat=True))
        kinds = {topic.partition(":")[0] for topic in topics}
        assert kinds <= {"dialogue", "dialogue-seats", "dialogue-table"}

    def test_the_server_keeps_no_list_of_requests(self):
        assert _config(lambda: None).access_log is False

    def test_a_line_about_a_request_that_failed_has_no_number_of_a_contribution(
        self, sits, client, capsys
    ):
        key = uuid4()
        formatters = settings.LOGGING["formatters"]
        logging.config.dictConfig(settings.LOGGING)
        handler = logging.getLogger().handlers[0]
        record = logging.LogRecord(
            "django.request",
            30,
            "",
            0,
            "Not Found: %s",
            (f"/dialoog/K7M4PA/bijdrage/{key}/",),
            None,
        )
        line = handler.format(record)
        assert formatters and "/bijdrage/…/" in line
        assert str(key) not in line


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the hidden number is one of SQLite")
def test_sqlite_files_rows_by_chance_too(evening):
    for model in MADE_BY_PEOPLE:
        pk = connection.ops.quote_name(model._meta.pk.column)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid, {pk} FROM {model._meta.db_table} ORDER BY rowid")
            rows = cursor.fetchall()
        assert rows and all(hidden == number for hidden, number in rows), model
