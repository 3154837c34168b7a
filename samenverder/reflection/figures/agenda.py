"""What to propose for the talk, from the figures that are shown and nothing else."""

from collections.abc import Mapping
from typing import Any

from samenverder.lib.statistics.choose import Proposal, StatementFacts, propose
from samenverder.lib.statistics.distribution import mean

Figures = dict[str, Any]
EACH = 6.5
LONGEST = 7


def proposals(
    minutes: int, figures: Figures, p_values: Mapping[str, float | None]
) -> list[Figures]:
    """Statements to talk about that fill these minutes, with their reasons, strongest first."""
    moved = _moved(figures)
    facts = [
        StatementFacts(
            code=code,
            theme=entry["theme"],
            counts=entry["counts"] or [0] * 5,
            group_p=p_values.get(code),
            moved=code in moved,
            marks=entry["marks"] or 0,
            n_participants=figures["n"],
        )
        for code, entry in figures["statements"].items()
    ]
    return _with_minutes(propose(facts, max(minutes, round(EACH + 0.5)), EACH), minutes)


def _with_minutes(chosen: list[Proposal], minutes: int) -> list[Figures]:
    """Six or seven minutes each, as long as they last; the first get the spare ones."""
    each, spare = divmod(max(minutes, len(chosen)), max(len(chosen), 1))
    return [
        {
            "code": proposal.code,
            "reason": proposal.reasons[0],
            "reasons": list(proposal.reasons),
            "minutes": min(LONGEST, each + (place < spare)),
        }
        for place, proposal in enumerate(chosen)
    ]


def _moved(figures: Figures) -> set[str]:
    """In each theme that changed, the statement whose mean moved most in that direction."""
    change = figures["change"]
    if not change:
        return set()
    moved = set()
    for theme, row in change["themes"].items():
        if row["verdict"] not in {"improved", "worse"}:
            continue
        sign = 1 if row["verdict"] == "improved" else -1
        before = change["everyone"].get(theme, {}).get("statements", {})
        steps = {
            code: sign * ((entry["mean"] or 0.0) - (mean(before[code]) or 0.0))
            for code, entry in figures["statements"].items()
            if entry["theme"] == theme and entry["counts"] and before.get(code)
        }
        moved |= {max(steps, key=lambda code: steps[code])} if steps else set()
    return moved
