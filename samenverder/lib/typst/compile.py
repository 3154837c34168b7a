"""Set a report as a PDF with Typst: one template, our look, and data that stays data.

What people typed reaches the template as JSON in memory and is never pasted into code, so
no text can run Typst. A template reads it with ``#let data = json("/data.json")``, takes the
look with ``#import "/look.typ": *`` and finds extra files under ``/assets/``.
"""

import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from samenverder.lib.charts.palette import LIGHT
from samenverder.lib.typst.glyphs import FONTS, printable

_log = logging.getLogger(__name__)
_LOOK = Path(__file__).with_name("look.typ")


class PdfError(RuntimeError):
    """A template could not be set: a mistake of ours, with Typst's message."""


def compile_pdf(
    template: str | Path,
    data: Mapping[str, Any],
    *,
    assets: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of ``template``, a path to a ``.typ`` file.

    ``data``: plain JSON values, of which every text is made printable first. ``assets``:
    file name (no folders) to content. The result is tagged and PDF/UA-1; should a document
    break that standard, it is logged and made as a tagged PDF 1.7 instead, because a reader
    must not be left without a report. Raises ``PdfError`` when Typst cannot read the
    template and ``FileNotFoundError`` when it is not there.
    """
    files = _files(Path(template), data, assets or {})
    try:
        return _run(files, "ua-1")
    except PdfError as error:
        if "PDF/UA-1 error" not in str(error):
            raise
        _log.warning("%s is not PDF/UA-1: %s", Path(template).name, error)
    return _run(files, "1.7")


def _files(
    template: Path, data: Mapping[str, Any], assets: Mapping[str, bytes]
) -> dict[str, bytes]:
    for name in assets:
        if "/" in name or "\\" in name or name.startswith("."):
            raise ValueError(f"an asset has a plain file name, not {name!r}")
    return {
        "main.typ": template.read_bytes(),
        "look.typ": _LOOK.read_bytes(),
        "palette.json": json.dumps(LIGHT.as_json()).encode(),
        "data.json": json.dumps(_clean(data), ensure_ascii=False).encode(),
        **{f"assets/{name}": content for name, content in assets.items()},
    }


def _clean(value: Any) -> Any:
    """The same data with every text, keys too, made printable (lazy texts become plain)."""
    if isinstance(value, Mapping):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return printable(str(value))


def _run(files: Any, standard: Literal["ua-1", "1.7"]) -> bytes:
    import typst  # heavy: only who makes a PDF pays for it

    try:
        pdf: bytes = typst.compile(
            files,
            root=FONTS,  # nothing on disk but the fonts can be read
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=standard,
        )
    except typst.TypstError as error:
        raise PdfError(error.message) from error
    return pdf


@cache
def _fonts() -> Any:
    """Our fonts and no others, read once: every machine makes the same PDF."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
