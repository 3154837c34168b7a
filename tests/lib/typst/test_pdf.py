"""Real PDFs, opened again: title, language, tags, fonts, and text that stays text."""

import io
import logging
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from samenverder.lib.charts import bar_svg_static, layout, shared_domain, swatch_svg_static
from samenverder.lib.qr import qr_svg
from samenverder.lib.typst import PdfError, compile_pdf
from samenverder.lib.typst.glyphs import covered, printable

REPORT = """#import "/look.typ": *
#let data = json("/data.json")
#let names = (title: data.title, lang: data.lang, partnership: data.partnership)
#show: sheet.with(..names, note: data.note)
#lead(data.lead)
#section(data.heading)[
  #findings(data.findings)
]
#section("Thema’s")[
  #bars(data.bars.map(b => (theme(b.letter, b.hue, b.name), bar(b.svg, b.alt), b.word)))
  #legend(data.legend)
]
#section("Acties")[
  #listing(("Actie", "Wie", "N"), data.actions, columns: (1fr, auto, auto), numbers: (2,))
]
"""
COUNTS = [2, 11, 21, 31, 17]
HOSTILE = '#panic("x") #read("/data.json") $x$ *b* _i_ `c` <l> @ref \\u{1F600} ] } ) // einde'


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "rapport.typ"
    path.write_text(REPORT, encoding="utf-8")
    return path


def facts(**changes):
    bar = layout(COUNTS, domain=shared_domain([COUNTS]))
    return {
        "title": "Wij inspireren elkaar. Nu het mandaat nog.",
        "lang": "nl",
        "partnership": "Regio Lindemeer",
        "note": "21 van de 24 mensen vulden de stellingen in.",
        "lead": "Verslag van de reflectie.",
        "heading": "Drie dingen om te onthouden",
        "findings": [{"title": "Delen gaat goed.", "text": "Iedereen is het eens."}] * 3,
        "bars": [
            {
                "letter": "A",
                "hue": "ambition",
                "name": "Visie en ambitie",
                "svg": bar_svg_static(bar, width_mm=83, height_mm=7.9, numbers=True),
                "alt": "Van links naar rechts: 2, 11, 21, 31, 17. N = 82.",
                "word": "Meestal waar",
            }
        ],
        "legend": [{"svg": swatch_svg_static(level), "label": str(level)} for level in range(1, 6)],
        "actions": [["De ambitie op de agenda", "Marloes Dekker", "12"]],
    } | changes


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def structure(pdf):
    """Every kind of tag in the document, and every text alternative."""
    kinds, alternatives = [], []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            kinds.append(str(node.get("/S")))
            if "/Alt" in node:
                alternatives.append(node["/Alt"])
            if "/K" in node:
                walk(node["/K"])

    walk(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return kinds, alternatives


def test_a_report_is_tagged_and_says_its_title_and_language(template):
    pdf = compile_pdf(template, facts())
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == facts()["title"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf wraps the boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_headings_lists_tables_and_pictures_can_be_told_apart(template):
    kinds, alternatives = structure(compile_pdf(template, facts()))
    assert {"/H1", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
    assert alternatives == [facts()["bars"][0]["alt"]]


def test_public_sans_is_in_the_file_in_the_weights_of_the_look(template):
    reader = PdfReader(io.BytesIO(compile_pdf(template, facts())))
    fonts = {str(font["/BaseFont"]) for font in _fonts(reader)}
    assert {name.split("+")[-1] for name in fonts} == {
        "PublicSans-400",
        "PublicSans-550",
        "PublicSans-650",
    }


def _fonts(reader):
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()


def test_what_people_type_is_never_run(template):
    pdf = compile_pdf(template, facts(lead=HOSTILE, title=HOSTILE, actions=[[HOSTILE] * 3]))
    assert squeezed(text_of(pdf)).count(squeezed(HOSTILE)) >= 1
    assert PdfReader(io.BytesIO(pdf)).metadata.title == HOSTILE


def test_every_sign_the_product_uses_is_there(template, caplog):
    signs = "€ ë ï é ü – — ’ … · → ← ↑ ↓ ✓ ≥ ½ Łódź Şeyma İpek"
    pdf = compile_pdf(template, facts(lead=signs))
    assert squeezed(signs) in squeezed(text_of(pdf))
    assert not caplog.records


def test_emoji_and_other_scripts_do_not_stop_a_report(template, caplog):
    odd = "😀 👩‍👧 🏳️‍🌈 مرحبا بكم שלום Привет 中文 \x00\x07 \ud800 \u202e om"
    pdf = compile_pdf(template, facts(lead=odd, partnership=odd))
    assert "Привет" in text_of(pdf)
    assert b"pdfuaid" in PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_data()
    assert not caplog.records


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_at_all_stops_a_report(template, one, other):
    assert compile_pdf(template, facts(lead=one, actions=[[other, one, "1"]]))[:5] == b"%PDF-"


def test_a_character_without_a_glyph_leaves_one_square():
    assert printable("a👩‍👧b 中文c") == "a□b □c"
    assert printable("zacht\u2011hard\u202f€\r\n\u202eom\ufeff") == "zacht-hard\u00a0€\nom"
    assert printable("Łódź → €") == "Łódź → €"
    assert len(covered()) > 3500


def test_assets_are_found_by_name_and_templates_reach_no_disk(tmp_path):
    path = tmp_path / "vel.typ"
    path.write_text(
        '#import "/look.typ": *\n#show: sheet.with(title: "Vel")\n'
        '#image("/assets/qr.svg", width: 4cm, alt: "QR-code")'
    )
    svg = qr_svg("https://samenverder.example/LM4K7", "QR-code")
    _kinds, alternatives = structure(compile_pdf(path, {}, assets={"qr.svg": svg.encode()}))
    assert alternatives == ["QR-code"]
    with pytest.raises(ValueError, match="file name"):
        compile_pdf(path, {}, assets={"../look.typ": b""})
    for reach in ("/etc/hostname", "../look.typ", "/compile.py"):
        path.write_text(f'#read("{reach}")')
        with pytest.raises(PdfError):
            compile_pdf(path, {})


def test_a_mistake_in_a_template_is_our_error(tmp_path):
    path = tmp_path / "fout.typ"
    path.write_text("#nergens()")
    with pytest.raises(PdfError, match="nergens"):
        compile_pdf(path, {})
    with pytest.raises(FileNotFoundError):
        compile_pdf(tmp_path / "weg.typ", {})


def test_a_document_that_breaks_the_standard_is_still_made_and_logged(tmp_path, caplog):
    path = tmp_path / "plaatje.typ"
    path.write_text(
        '#import "/look.typ": *\n#show: sheet.with(title: "t")\n'
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))"
    )
    with caplog.at_level(logging.WARNING):
        pdf = compile_pdf(path, {})
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert "not PDF/UA-1" in caplog.text
