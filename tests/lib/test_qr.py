"""The code on the big screen and on paper sheets."""

import re
from xml.etree import ElementTree

import pytest
import segno

from samenverder.lib.qr import qr_svg

URL = "https://samenverder.example/LM4K7"


def test_it_draws_exactly_the_dark_modules():
    root = ElementTree.fromstring(qr_svg(URL, "QR-code"))
    drawn = set()
    for x, y, run in re.findall(r"M(\d+) (\d+)\.5h(\d+)", root[0].get("d")):
        drawn |= {(int(x) + i, int(y)) for i in range(int(run))}
    matrix = segno.make(URL, micro=False, error="m", boost_error=False).matrix
    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert root.get("viewBox") == f"0 0 {len(matrix)} {len(matrix)}"


def test_it_has_a_name_that_cannot_break_out():
    svg = qr_svg(URL, 'naar "><script>')
    assert 'role="img"' in svg
    assert "<script>" not in svg


def test_an_address_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="data"):
        qr_svg("https://x.example/" + "a" * 4000, "")
