"""A photo as somebody sends it, made small and without anything but its pixels."""

import io
import threading
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import jpeg_factory
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from samenverder.dialogues.jpeg_scans import scans_of
from samenverder.network.operations.problems import Refused

MOST_BYTES = 45_000_000
MOST_PIXELS = 50_000_000
MOST_PIXELS_OF_JPEG = 210_000_000  # most are made smaller while they are unpacked
EVERYDAY_PIXELS = 4_000_000
MOST_SCANS = 40  # a camera makes one, a web site about ten; each takes time to unpack
SIDE, THUMBNAIL_SIDE = 1600, 360
JPEG = frozenset({"JPEG", "MPO"})
APPLE = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
TOO_LARGE = _(
    "This photo is larger than 45 MB. Take it again with fewer pixels, or choose another one."
)
NO_PHOTO = _("This is not a photo. Choose a JPEG, PNG or WebP picture.")
DAMAGED = _("This photo is damaged and cannot be opened. Take it again, or choose another one.")
FROM_APPLE = _(
    "This photo is a HEIC file, which few devices can show. Make a screenshot of it and choose "
    "that, or set the camera to “most compatible”."
)
TOO_MANY = _("This photo has too many pixels. Take it again with fewer, or choose another one.")

# Unpacking a very large photo takes much memory: one of them at a time.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Photo:
    """JPEG files: the photo at most 1600 pixels wide or high, and a small one for lists."""

    width: int
    height: int
    content: bytes
    thumbnail: bytes


def shrink(file: IO[bytes], size: int) -> Photo:
    """The photo in this file of `size` bytes, turned upright, small and clean.

    What it is follows from its content, never from its name. Raises Refused with a sentence.
    """
    if not size:
        raise Refused(_("This file is empty. Take the photo again, or choose another one."), "foto")
    if size > MOST_BYTES:
        raise Refused(TOO_LARGE, "foto")
    opened = _open(file)
    pixels = opened.width * opened.height
    scans = scans_of(file) if opened.format in JPEG else None
    if scans and scans.number > MOST_SCANS:
        raise Refused(DAMAGED, "foto")
    if pixels > (MOST_PIXELS_OF_JPEG if scans and scans.at_once else MOST_PIXELS):
        raise Refused(TOO_MANY, "foto")
    with _turn(pixels):
        try:
            plain = _plain(opened)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError, IndexError) as error:
            raise Refused(DAMAGED, "foto") from error
        finally:
            opened.close()
    small = plain.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return Photo(plain.width, plain.height, _jpeg(plain, 82), _jpeg(small, 75))


def _turn(pixels: int) -> AbstractContextManager[object]:
    return _one_at_a_time if pixels > EVERYDAY_PIXELS else nullcontext()


def _open(file: IO[bytes]) -> Image.Image:
    head = file.read(16)
    file.seek(0)
    if head[4:8] == b"ftyp" and head[8:12] in APPLE:
        raise Refused(FROM_APPLE, "foto")
    try:
        if head.startswith(b"\xff\xd8\xff"):
            return jpeg_factory(file)
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return PngImageFile(file)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return WebPImageFile(file)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        UnidentifiedImageError,
        IndexError,
    ) as error:
        raise Refused(DAMAGED, "foto") from error
    raise Refused(NO_PHOTO, "foto")


def _plain(opened: Image.Image) -> Image.Image:
    """Its pixels alone, upright, on white, at most SIDE wide or high."""
    made = opened
    if opened.format not in JPEG:
        made = opened.convert("RGBA")
    made.thumbnail((SIDE, SIDE))
    made = ImageOps.exif_transpose(made) if made is opened else _upright(made, opened)
    clean = Image.new("RGB", made.size, "white")
    clean.paste(made.convert("RGB"), mask=made.getchannel("A") if made.mode == "RGBA" else None)
    return clean


def _upright(made: Image.Image, opened: Image.Image) -> Image.Image:
    made.getexif()[0x0112] = opened.getexif().get(0x0112, 1)
    return ImageOps.exif_transpose(made)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
