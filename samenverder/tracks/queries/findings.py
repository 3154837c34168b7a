"""What stood out in a school scan: only what the rules of disclosure let everybody see."""

from typing import Any

from samenverder.lib.statistics.distribution import mean
from samenverder.reflection.models import ReflectionSession

MOST = 3
TRUE = {"mostly_true", "usually_true"}


def stands_out(session: ReflectionSession) -> list[dict[str, Any]]:
    """At most three statements, those that divide people first, then the lowest.

    Each as {"code", "text", "divided"}. Empty before the reveal, with fewer than five people, or
    when nothing may be shown: figures come from the snapshot, in which that is decided.
    """
    if not session.is_shown:
        return []
    snapshot = session.snapshots.order_by("-number").first()
    figures = snapshot.figures if snapshot else {}
    if not figures.get("enough"):
        return []
    shown = {code: row for code, row in figures["statements"].items() if row["counts"]}
    divided = [code for code, row in shown.items() if row["agreement"] == "two_camps"]
    lowest = sorted(shown, key=lambda code: mean(shown[code]["counts"]) or 0.0)
    low = [code for code in lowest if shown[code]["level"] not in TRUE]
    codes = list(dict.fromkeys([*divided, *low]))[:MOST]
    texts = {row.code: row.text for row in session.instrument.statements.filter(code__in=codes)}
    return [
        {"code": code, "text": texts.get(code, code), "divided": code in divided} for code in codes
    ]
