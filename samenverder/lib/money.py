"""Amounts of money in euros, for people.

Pure Python: the product names its language, as in lib/text.py.
"""

import re
from decimal import Decimal, InvalidOperation

NBSP = "\u00a0"
_PLAIN = re.compile(r"-?\d+(\.\d+)?")


def format_euros(amount: Decimal | None, lang: str) -> str:
    """ "€ 12.500" or "€12,500"; with cents only when there are any; nothing for None."""
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.{0 if whole else 2}f}"
    if lang.lower().startswith("en"):
        return f"€{text}"
    return f"€{NBSP}{text.translate(str.maketrans(',.', '.,'))}"


def read_amount(text: str) -> Decimal:
    """What somebody typed: "€ 12.500", "12.500,50", "12500.50", "12,500".

    The last point or comma divides off the cents when one or two figures follow it; every other
    one stands between thousands. Raises ValueError for what is no amount.
    """
    bare = re.sub(r"[\s\u00a0€]|euro|,-$|,--$", "", text.strip(), flags=re.IGNORECASE)
    head, mark, tail = _split_cents(bare)
    if not re.fullmatch(r"-?\d{1,3}([.,]\d{3})*|-?\d+", head):
        raise ValueError(text)
    plain = re.sub(r"[.,]", "", head) + (f".{tail}" if mark else "")
    if not _PLAIN.fullmatch(plain):
        raise ValueError(text)
    try:
        return Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover  the pattern lets no such text through
        raise ValueError(text) from error


def _split_cents(bare: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"(.*)([.,])(\d{1,2})", bare)
    return (found[1], found[2], found[3]) if found else (bare, "", "")
