"""docs/permissions.md, printed from the table that the tests prove."""

import sys
from pathlib import Path

from tests.architecture.rights import ACCOUNT, KEY, PUBLIC, RIGHTS, ROLES, SEAT

WORDS = {
    PUBLIC: "everybody",
    KEY: "who holds the secret in the address",
    SEAT: "who has a seat in the session",
    ACCOUNT: "anybody who signed in",
}


def permissions_page() -> str:
    """The page as text."""
    lines = [
        "# Permissions",
        "Printed from `tests/architecture/rights.py`, proven by `test_rights.py` beside it.",
        "Outside the partnership the answer is 404, with too small a role 403.",
        "",
        "| address | reader | member | facilitator | coordinator |",
        "|---|---|---|---|---|",
    ]
    for name, (level, _method) in RIGHTS.items():
        if level in ROLES:
            marks = ["yes" if ROLES.index(r) >= ROLES.index(level) else "–" for r in ROLES]
            lines.append(f"| `{name}` | {' | '.join(marks)} |")
    lines += ["", "| address without a partnership | for whom |", "|---|---|"]
    lines += [
        f"| `{name}` | {WORDS[level]} |"
        for name, (level, _method) in RIGHTS.items()
        if level not in ROLES
    ]
    lines += [
        "",
        "Results open only after the reveal. Whoever owns or wrote an action may change it too.",
        "Whoever is welcomed sees and ticks the own welcome, and that of the own organisation.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = Path(__file__).resolve().parent.parent.parent / "docs" / "permissions.md"
    sys.exit(page.write_text(permissions_page()) == 0)
