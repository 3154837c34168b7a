"""Files are what they contain, not what they are called; pictures lose what a camera wrote."""

import contextlib
import io
import tracemalloc
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from samenverder.meetings import sniffing
from samenverder.meetings.models import DocumentContent, MeetingDocument
from samenverder.meetings.operations.documents import tidy_name
from samenverder.meetings.sniffing import TYPES, examine
from samenverder.network.operations.problems import Refused


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def office(part: str, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys(("[Content_Types].xml", part, *more)):
            archive.writestr(name, more.get(name, b"<x/>"))
    return out.getvalue()


def picture(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, kind, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    known = Image.Exif()
    known[0x010F] = "Toestel van Kasper"
    known[0x0112] = 6  # on its side
    known.get_ifd(0x8825)[1] = "N"
    return known


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (office("word/document.xml"), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
        (office("ppt/presentation.xml"), "pptx"),
        (zipped(mimetype=TYPES["odt"].encode()), "odt"),
        (zipped(mimetype=TYPES["ods"].encode()), "ods"),
        (zipped(mimetype=TYPES["odp"].encode()), "odp"),
        (picture("PNG"), "png"),
        (picture("JPEG"), "jpg"),
        (picture("MPO", save_all=True, append_images=[Image.new("RGB", (40, 20))]), "jpg"),
        (picture("WEBP"), "webp"),
        ("Gewone tekst, ook met é".encode(), "txt"),
    ],
)
def test_what_is_taken(content: bytes, extension: str) -> None:
    assert examine(content)[0] == extension


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x" * 10_000_001,
        b"MZ\x90\x00\x03 a program",
        b"<html><script>alert(1)</script></html>",
        b"  <?xml version='1.0'?><svg onload='x'/>",
        b"GIF89a\x01\x00\x01\x00",
        b"\x00\x01\x02",
        b"PK\x03\x04 broken",
        zipped(iets=b"x"),
        office("word/document.xml", **{"word/vbaProject.bin": b"x"}),
        zipped(mimetype=b"application/epub+zip"),
        picture("PNG")[:60],
        picture("JPEG")[:40],
        "UTF-16".encode("utf-16"),
        b"RIFF\x00\x00\x00\x00WEBPVP8 nonsense",
        b"\xef\xbb\xbf<!-- a --><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        b"\x7fELF%PDF-1.7",
    ],
    ids=range(18),
)
def test_what_is_not_taken_gets_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        examine(content)
    assert str(refused.value.sentence).endswith(".")


def test_an_office_file_that_unpacks_to_too_much_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(sniffing, "MOST_UNZIPPED", 1000)
    with pytest.raises(Refused):
        examine(office("word/document.xml", **{"word/big.xml": b"0" * 1000}))


def test_a_part_that_unpacks_to_far_too_much_is_not_unpacked() -> None:
    """The kind of an OpenDocument file is read: no more of it than a kind needs."""
    bomb = office("mimetype", mimetype=TYPES["odt"].encode() + b" " * 20_000_000)
    tracemalloc.start()
    try:
        assert examine(bomb)[0] == "odt"
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@given(st.integers(0, 400), st.binary(min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_damaged_office_file_gets_a_sentence_or_is_taken(at: int, noise: bytes) -> None:
    whole = office("mimetype", mimetype=TYPES["odt"].encode())
    with contextlib.suppress(Refused):
        examine(whole[:at] + noise + whole[at + len(noise) :])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_place_and_camera_and_stands_upright(kind: str) -> None:
    content = picture(kind, exif=exif())
    assert b"Kasper" in content
    _extension, kept = examine(content)
    assert b"Kasper" not in kept
    with Image.open(io.BytesIO(kept)) as seen:
        assert not dict(seen.getexif())
        assert not set(seen.info) & {"exif", "icc_profile", "comment", "xmp", "Comment"}
        assert seen.size == (20, 40)


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(Refused):
        examine(out.getvalue())


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("plan.pdf.exe", "plan.pdf.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("plan\u202efdp.exe", "plan fdp.txt"),
        ("<script>alert(1)</script>.pdf", "script.txt"),
        ('a"b\r\nSet-Cookie: x.txt', "a b Set-Cookie x.txt"),
        ("", "document.txt"),
        ("x" * 400 + ".txt", "x" * 140 + ".txt"),
    ],
)
def test_names_are_made_safe(name: str, tidy: str) -> None:
    assert tidy_name(name, "txt") == tidy


@pytest.mark.django_db
class TestPages:
    def test_a_file_is_saved_and_never_opened_as_a_page(self, client_for, mia, meeting, room):
        at = f"{room}{meeting.pk}/stukken/"
        client_for(mia).post(at, {"file": SimpleUploadedFile("Plan é.html", b"Tekst")})
        document = MeetingDocument.objects.get()
        answer = client_for(mia).get(f"{at}{document.pk}/")
        assert answer.content == b"Tekst"
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in answer["Cache-Control"]
        assert "Plan é.txt" in client_for(mia).get(f"{room}{meeting.pk}/").content.decode()

    def test_a_refused_file_leaves_nothing(self, client_for, mia, meeting, room):
        at = f"{room}{meeting.pk}/stukken/"
        file = SimpleUploadedFile("stuk.pdf", b"<html></html>", content_type="application/pdf")
        page = client_for(mia).post(at, {"file": file}, follow=True).content.decode()
        assert "PDF" in page
        assert not MeetingDocument.objects.exists()
        assert not DocumentContent.objects.exists()

    def test_strangers_and_other_meetings_do_not_get_it(
        self, client_for, mia, charlie, alice, meeting, room, region
    ):
        from tests.meetings.conftest import make_meeting

        client_for(mia).post(
            f"{room}{meeting.pk}/stukken/", {"file": SimpleUploadedFile("a.txt", b"Tekst")}
        )
        pk, other = MeetingDocument.objects.get().pk, make_meeting(region, alice)
        assert client_for(charlie).get(f"{room}{meeting.pk}/stukken/{pk}/").status_code == 404
        assert client_for(mia).get(f"{room}{other.pk}/stukken/{pk}/").status_code == 404
        assert client_for(None).get(f"{room}{meeting.pk}/stukken/{pk}/").status_code == 302
