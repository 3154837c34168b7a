"""A photo that nobody sees any more is wiped: bytes, description and row."""

import zipfile

import pytest
from django.db import connection

from samenverder.config.handover.export import export
from samenverder.dialogues.models import Contribution, ContributionPicture, PictureContent
from samenverder.dialogues.operations import leading, settling
from samenverder.dialogues.operations.picturing import DAYS_HIDDEN
from samenverder.dialogues.tasks import wipe_photos
from tests.dialogues.test_photos import send, told  # noqa: F401  a fixture


@pytest.fixture
def sent(told):  # noqa: F811
    """(a device, the key of what it told with a photo)"""
    device, key = told
    assert send(device, key).status_code == 200
    return device, key


def asks(device, key, **given):
    address = f"/dialoog/{device.dialogue.code}/bijdrage/{key}/"
    return device.client.post(address + given.pop("at", ""), given, follow=True)


def days(number: int) -> None:
    for _day in range(number):
        wipe_photos()


class TestTakenAway:
    def test_it_stays_a_day_for_the_way_back_and_is_wiped_then(self, sent, tmp_path):
        device, key = sent
        asks(device, key, at="foto/", wat="weg")
        days(1)
        assert PictureContent.objects.exists()
        days(1)
        assert not PictureContent.objects.exists() and not ContributionPicture.objects.exists()
        assert Contribution.objects.get().text == "Een vaste middag"
        export(device.dialogue.partnership.slug, tmp_path / "verband.zip")
        with zipfile.ZipFile(tmp_path / "verband.zip") as archive:
            named = [
                name
                for name in archive.namelist()
                if name.startswith("tables/") and "Picture" in name
            ]
            assert not any(archive.read(name).strip() for name in named), named

    def test_once_wiped_the_way_back_says_so_and_another_is_welcome(self, sent):
        device, key = sent
        asks(device, key, at="foto/", wat="weg")
        days(2)
        answer = device.client.post(
            f"/dialoog/{device.dialogue.code}/bijdrage/{key}/foto/",
            {"wat": "terug"},
            headers={"Accept": "application/json"},
        )
        assert answer.status_code == 422 and "error" in answer.json()
        assert send(device, key).status_code == 200
        days(3)
        assert PictureContent.objects.count() == 1

    def test_the_days_begin_anew_when_it_comes_back(self, sent):
        device, key = sent
        for what in ("weg", "terug", "weg"):
            asks(device, key, at="foto/", wat=what)
            days(1 if what == "weg" else 0)
        assert PictureContent.objects.exists()

    def test_so_goes_the_photo_of_words_that_were_taken_back(self, sent):
        device, key = sent
        asks(device, key, terug="1")
        days(1)
        asks(device, key, terug="1")
        asks(device, key, terug="1")
        days(1)
        assert PictureContent.objects.exists(), "taken back today"
        days(1)
        assert not PictureContent.objects.exists()

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of SQLite")
    def test_its_bytes_are_gone_from_the_database_itself(self, sent):
        device, key = sent
        content = bytes(PictureContent.objects.get().content)
        piece = content[len(content) // 2 :][:64]
        assert piece in connection.connection.serialize()
        asks(device, key, at="foto/", wat="weg")
        days(2)
        assert piece not in connection.connection.serialize()


class TestHidden:
    def test_a_hidden_card_keeps_it_thirty_days_and_one_on_the_wall_for_good(self, sent, frank):
        assert sent
        days(DAYS_HIDDEN + 2)
        card = Contribution.objects.select_related("dialogue").get()
        hidden = settling.set_state(contribution=card, by=frank, version=1, state="hidden")
        days(DAYS_HIDDEN)
        shown = settling.set_state(
            contribution=hidden, by=frank, version=hidden.version, state="shown"
        )
        settling.set_state(contribution=shown, by=frank, version=shown.version, state="hidden")
        days(DAYS_HIDDEN)
        assert PictureContent.objects.exists(), "hidden anew"
        days(1)
        assert not PictureContent.objects.exists() and Contribution.objects.get().text

    def test_so_does_a_meeting_that_was_removed(self, sent, frank):
        device, _key = sent
        leading.close_dialogue(dialogue=device.dialogue, by=frank)
        type(device.dialogue).objects.update(removed_at="2026-01-01T12:00Z")
        days(DAYS_HIDDEN)
        assert PictureContent.objects.exists()
        days(1)
        assert not PictureContent.objects.exists()
