"""Amounts of money: read as people type them, shown as people read them."""

from decimal import Decimal

import pytest

from samenverder.lib.money import format_euros, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12500", "12500"),
        ("12.500", "12500"),
        ("12,500", "12500"),
        ("€ 12.500,50", "12500.50"),
        ("12,500.50", "12500.50"),
        ("1.234.567,8", "1234567.8"),
        ("12.500,-", "12500"),
        ("0,05", "0.05"),
        (" 75 euro ", "75"),
    ],
)
def test_amounts_are_read_as_people_type_them(text, amount):
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "veel", "1.2.3", "12.50.00,1", "1e9", "NaN", "--", "12,3456"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError):
        read_amount(text)


def test_amounts_are_shown_in_both_languages():
    assert format_euros(Decimal("12500.00"), "nl") == "€\u00a012.500"
    assert format_euros(Decimal("12500.5"), "nl") == "€\u00a012.500,50"
    assert format_euros(Decimal("12500.5"), "en") == "€12,500.50"
    assert format_euros(None, "nl") == ""
