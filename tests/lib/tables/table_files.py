"""Files for the tests of tables, made on the spot."""

import io
import zipfile

import pytest

from samenverder.lib.tables import Sheet, TableError, read_table, write_xlsx

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="Leden">{rows}</table:table>
 </office:spreadsheet></office:body></office:document-content>"""
SHEET_XML = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


def read(content, name="leden.csv", **limits):
    return read_table(io.BytesIO(content), name, **limits)


def problem(content, name="leden.csv", **limits):
    with pytest.raises(TableError) as caught:
        read(content, name, **limits)
    return caught.value.key


def zipped(parts, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def ods(rows):
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "</manifest:manifest>"
    )
    parts = {"mimetype": mime, "content.xml": ODS.format(rows=rows)}
    return zipped(parts | {"META-INF/manifest.xml": manifest})


def xlsx(header=("Naam",), rows=(("Marloes",),)):
    return write_xlsx([Sheet("Leden", header, rows)])


def with_sheet(xml):
    """A real workbook with another first sheet inside."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"xl/worksheets/sheet1.xml": xml})
