"""What a file is, seen from its content; and pictures without what a camera wrote in them."""

import io
import re
import struct
import warnings
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
MOST_UNZIPPED = 200_000_000
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "txt": "text/plain; charset=utf-8",
}
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
PICTURES = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError,
              EOFError, ValueError, struct.error)  # fmt: skip
NOT_TAKEN = _(
    "This is not a kind of file that is taken here. Take a PDF, a Word, Excel, PowerPoint or "
    "OpenDocument file without macros, a picture (PNG, JPEG, WebP) or plain text."
)


def examine(content: bytes) -> tuple[str, bytes]:
    """The extension this content deserves, and the content to keep.

    A picture is written anew without metadata (place, camera, maker). Raises Refused with a
    sentence for what is too large, empty, broken or of another kind. The name is never asked.
    """
    if not content:
        raise Refused(_("This file is empty."), "file")
    if len(content) > MOST_BYTES:
        raise Refused(_("This file is larger than 10 MB."), "file")
    if content.startswith(b"%PDF-"):
        return "pdf", content
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content), content
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or content[8:12] == b"WEBP":
        return _picture(content)
    return _text(content)


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {info.filename for info in archive.infolist()}
            size = sum(info.file_size for info in archive.infolist())
            kind = _first_of(archive, "mimetype") if "mimetype" in names else ""
    except UNREADABLE as error:
        raise Refused(_("This file is damaged and cannot be opened."), "file") from error
    has_macros = any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names)
    if size > MOST_UNZIPPED or has_macros:
        raise Refused(NOT_TAKEN, "file")
    for name, extension in OFFICE.items():
        if name in names and "[Content_Types].xml" in names:
            return extension
    for extension in ("odt", "ods", "odp"):
        if kind.strip() == TYPES[extension]:
            return extension
    raise Refused(NOT_TAKEN, "file")


def _first_of(archive: zipfile.ZipFile, name: str) -> str:
    """The first letters of a part; however much it says to hold, no more is unpacked."""
    with archive.open(name) as part:
        return part.read(100).decode("ascii", "replace")


def _picture(content: bytes) -> tuple[str, bytes]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(PICTURES)) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise Refused(_("This picture has too many pixels."), "file")
                # a phone may keep two JPEGs in one file: the first is the picture
                kind = "jpg" if opened.format == "MPO" else PICTURES[opened.format or ""]
                turned = ImageOps.exif_transpose(opened)
                plain = turned.convert("RGB" if kind == "jpg" else _mode(turned.mode))
    except Refused:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError,
            Image.DecompressionBombError, Image.DecompressionBombWarning) as error:  # fmt: skip
        raise Refused(_("This picture is damaged and cannot be opened."), "file") from error
    clean = Image.new(plain.mode, plain.size)  # pixels alone: nothing else comes along
    clean.paste(plain)
    out = io.BytesIO()
    clean.save(out, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[kind], quality=90)
    return kind, out.getvalue()


def _mode(mode: str) -> str:
    return "RGBA" if mode in {"RGBA", "LA", "PA", "P"} else "RGB"


def _text(content: bytes) -> tuple[str, bytes]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(NOT_TAKEN, "file") from error
    head = text.lstrip()[:200].lower()
    if CONTROL.search(text) or head.startswith("<"):
        raise Refused(NOT_TAKEN, "file")
    return "txt", text.encode()
