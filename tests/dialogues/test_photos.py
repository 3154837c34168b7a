"""Photos with what people tell: shrunk, cleaned or refused in a sentence, seen with the card."""

import io
import struct
import zlib
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import Image

from samenverder.dialogues.jpeg_scans import Scans, scans_of
from samenverder.dialogues.models import Contribution, ContributionPicture, PictureContent
from samenverder.dialogues.photos import MOST_BYTES, MOST_SCANS, SIDE, THUMBNAIL_SIDE, shrink
from samenverder.network.operations.problems import Refused


def picture(kind="JPEG", size=(640, 480), place=False, **more) -> bytes:
    """A picture; with `place` one that says where it was taken, lying on its side."""
    out = io.BytesIO()
    if place:
        exif = Image.Exif()
        exif[0x0112], exif[0x010F] = 6, "Camera van Marloes"
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 24.0)})
        more["exif"] = exif
    Image.effect_noise(size, 60).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def taken(content: bytes):
    return shrink(io.BytesIO(content), len(content))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def lying_png(side: int) -> bytes:
    """A few bytes that say they are billions of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


class TestShrinking:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "MPO"])
    def test_it_is_upright_small_and_says_nothing_of_place_or_camera(self, kind):
        photo = taken(picture(kind, (2400, 1800), place=kind != "MPO"))
        made = opened(photo.content)
        assert made.format == "JPEG" and max(made.size) == SIDE
        assert (made.height > made.width) == (kind != "MPO")
        assert not made.getexif() and set(made.info) <= {"jfif", "jfif_version", "jfif_unit",
                                                         "jfif_density"}  # fmt: skip
        assert max(opened(photo.thumbnail).size) == THUMBNAIL_SIDE
        assert b"Marloes" not in photo.content + photo.thumbnail

    def test_what_hangs_behind_the_pixels_is_gone(self):
        assert b"<script>" not in taken(picture() + b"<script>alert(1)</script>").content

    def test_a_photo_of_a_hundred_million_pixels_is_taken(self):
        whole = io.BytesIO()
        Image.new("L", (12000, 9000), 200).save(whole, "JPEG")
        assert taken(whole.getvalue()).width == SIDE

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "empty"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "not a photo"),
            (b"<!doctype html><script>x</script>", "not a photo"),
            (b"GIF89a" + b"\0" * 30, "not a photo"),
            (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
            (b"\xff\xd8\xff<script>alert(1)</script>", "damaged"),
            (picture()[:2000], "damaged"),
            (picture("PNG")[:2000], "damaged"),
            (picture("WEBP")[:200], "damaged"),
            (lying_png(60_000), "too many pixels"),
        ],
        ids=["empty", "svg", "html", "gif", "heic", "script", "jpeg", "png", "webp", "bomb"],
    )
    def test_what_is_no_whole_photo_is_refused_in_one_sentence(self, content, says):
        with override("en"), pytest.raises(Refused, match=says):
            taken(content)

    def test_a_file_that_is_too_large_is_not_even_opened(self):
        with pytest.raises(Refused, match="45 MB"):
            shrink(io.BytesIO(b""), MOST_BYTES + 1)


def send(device, key, content=None, **more):
    """What the script of the page sends."""
    file = SimpleUploadedFile("geheim-plan.jpg", picture() if content is None else content)
    given = {"fotosleutel": str(uuid4()), "alt": "Een flap-over", "foto": file} | more
    address = f"/dialoog/{device.dialogue.code}/bijdrage/{key}/foto/"
    return device.client.post(address, given, headers={"Accept": "application/json"})


@pytest.fixture
def told(sits):
    """(a device, the key of what it told)"""
    device = sits()
    _answer, item = device.tell("Een vaste middag")
    return device, item["key"]


class TestSending:
    def test_it_comes_with_the_card_and_sending_it_twice_keeps_one(self, told):
        device, key = told
        again = str(uuid4())
        assert [send(device, key, fotosleutel=again).status_code for _ in range(2)] == [200, 200]
        assert ContributionPicture.objects.get().alt == "Een flap-over"
        assert "Een flap-over" in device.page()
        stored = PictureContent.objects.get()
        assert b"geheim-plan" not in bytes(stored.content)

    def test_another_takes_its_place(self, told):
        device, key = told
        send(device, key)
        send(device, key, picture(size=(300, 500)))
        assert ContributionPicture.objects.get().height == 500

    def test_a_sentence_comes_back_and_the_words_stay(self, told):
        device, key = told
        answer = send(device, key, b"<svg/>")
        assert answer.status_code == 422 and "JPEG" in answer.json()["error"]
        assert Contribution.objects.get().text == "Een vaste middag"

    def test_nobody_puts_a_photo_with_what_another_told(self, told, sits):
        _device, key = told
        assert send(sits(), key).status_code == 404
        assert not ContributionPicture.objects.exists()

    def test_a_meeting_that_is_over_takes_no_photo(self, told, frank):
        from samenverder.dialogues.operations.leading import close_dialogue

        device, key = told
        close_dialogue(dialogue=device.dialogue, by=frank)
        assert send(device, key).status_code == 409

    def test_without_a_script_it_goes_with_the_words_in_one_form(self, sits):
        device, key = sits(), str(uuid4())
        given = {"key": key, "sequence": 1, "kind": "pearl", "text": "Met foto", "alt": "Tekening"}
        file = SimpleUploadedFile("foto.jpg", picture(place=True))
        answer = device.client.post(
            f"/dialoog/{device.dialogue.code}/tafel/", given | {"foto": file}, follow=True
        )
        assert "Tekening" in answer.content.decode()

    def test_without_a_script_a_wrong_photo_says_so_and_the_words_are_safe(self, sits):
        device, key = sits(), str(uuid4())
        given = {"key": key, "sequence": 1, "kind": "pearl", "text": "Met foto"}
        file = SimpleUploadedFile("foto.svg", b"<svg/>")
        answer = device.client.post(
            f"/dialoog/{device.dialogue.code}/tafel/", given | {"foto": file}, follow=True
        )
        assert answer.redirect_chain[-1][0].endswith(f"/bijdrage/{key}/")
        assert "JPEG" in answer.content.decode() and "Met foto" in answer.content.decode()


class TestTakingItAway:
    def test_it_goes_and_comes_back(self, told):
        device, key = told
        send(device, key)
        address = f"/dialoog/{device.dialogue.code}/bijdrage/{key}/foto/"
        page = device.client.post(address, {"wat": "weg"}, follow=True).content.decode()
        assert 'name="wat" value="terug"' in page, "the way back is offered"
        assert device.client.get(photo_at(device, key)).status_code == 404
        device.client.post(address, {"wat": "terug"})
        assert device.client.get(photo_at(device, key)).status_code == 200

    def test_its_description_changes_without_a_new_photo(self, told):
        device, key = told
        send(device, key)
        address = f"/dialoog/{device.dialogue.code}/bijdrage/{key}/foto/"
        device.client.post(address, {"alt": "Een schets"})
        assert ContributionPicture.objects.get().alt == "Een schets"


def photo_at(device, key, size="foto"):
    return f"/dialoog/{device.dialogue.code}/foto/{key}/{size}/"


def everywhere(dialogue, key):
    """Its addresses: at a table, on the big screen, for the partnership."""
    region = f"/regio/{dialogue.partnership.slug}/bijeenkomsten/dialoog/{dialogue.pk}"
    return {
        "table": f"/dialoog/{dialogue.code}/foto/{key}/klein/",
        "screen": f"/dialoogscherm/{dialogue.screen_key}/foto/{key}/klein/",
        "region": f"{region}/foto/{key}/klein/",
    }


class TestSeeing:
    def test_everybody_who_sees_the_card_sees_it_and_the_file_says_what_it_is(
        self, told, sits, client_for, rita, client
    ):
        device, key = told
        send(device, key)
        at = everywhere(device.dialogue, key)
        for who, place in (
            (sits().client, "table"),
            (client, "screen"),
            (client_for(rita), "region"),
        ):
            answer = who.get(at[place])
            assert answer.status_code == 200, place
            assert answer["Content-Type"] == "image/jpeg"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert who.get(at[place], headers={"If-None-Match": answer["ETag"]}).status_code == 304
        assert client.get(at["table"]).status_code == 404, "without a seat"

    @pytest.mark.parametrize("state", ["hidden", "parked", "withdrawn"])
    def test_off_the_wall_it_is_gone_for_who_has_no_right_to_the_card(
        self, told, sits, client_for, rita, frank, client, state
    ):
        device, key = told
        send(device, key)
        values = {"withdrawn": True} if state == "withdrawn" else {"state": state}
        Contribution.objects.update(**values)
        at = everywhere(device.dialogue, key)
        assert sits().client.get(at["table"]).status_code == 404
        assert client.get(at["screen"]).status_code == 404
        assert client_for(rita).get(at["region"]).status_code == 404
        leads = 404 if state == "withdrawn" else 200
        assert client_for(frank).get(at["region"]).status_code == leads
        own = 404 if state == "hidden" else 200
        assert device.client.get(at["table"]).status_code == own


def scan(components: int, start: int, end: int) -> bytes:
    """The head of a scan of these coefficients, and a picture of nothing."""
    parts = b"".join(bytes([number + 1, 0]) for number in range(components))
    head = bytes([components]) + parts + bytes([start, end, 0])
    return b"\xff\xda" + struct.pack(">H", len(head) + 2) + head + b"\x00" * 8


def frame(kind: int, side: int, components: int) -> bytes:
    """A JPEG of this size that was just begun."""
    parts = b"".join(bytes([number + 1, 0x11, 0]) for number in range(components))
    head = struct.pack(">BHHB", 8, side, side, components) + parts
    return b"\xff\xd8\xff" + bytes([kind]) + struct.pack(">H", len(head) + 2) + head


class TestManyScans:
    """Every scan is gone through whole: a small file may take hours, or all memory."""

    def test_a_few_bytes_that_are_unpacked_for_minutes_are_refused_at_once(self):
        bomb = frame(0xC2, 7000, 1) + scan(1, 1, 63) * (MOST_SCANS + 1) + b"\xff\xd9"
        with pytest.raises(Refused, match="beschadigd"):
            taken(bomb)

    @pytest.mark.parametrize(("kind", "first"), [(0xC0, 1), (0xC2, 3)])
    def test_what_must_be_held_whole_may_not_be_as_large(self, kind, first):
        large = frame(kind, 14_400, 3) + scan(first, 0, 63) * 3 + b"\xff\xd9"
        with pytest.raises(Refused, match="te veel pixels"):
            taken(large)

    def test_what_a_camera_makes_is_read_as_it_is(self):
        plain, web = picture(), picture(progressive=True)
        assert scans_of(io.BytesIO(plain)) == Scans(1, at_once=True)
        assert scans_of(io.BytesIO(web)) == Scans(10, at_once=False)
        assert taken(web).width == 640


def test_a_device_sends_no_more_photos_than_people_take(sits, dialogue, monkeypatch):
    monkeypatch.setattr("samenverder.dialogues.views.pictures.MOST_PHOTOS", {False: 2, True: 2})
    phone = sits()
    _answer, item = phone.tell("Dit werkt")
    page = f"/dialoog/{dialogue.code}/bijdrage/{item['key']}/foto/"

    def sent() -> int:
        photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
        return phone.client.post(
            page, {"foto": photo}, headers={"Accept": "application/json"}
        ).status_code

    assert [sent() for _turn in range(3)] == [200, 200, 422]
