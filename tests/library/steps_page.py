"""Prints docs/practice-steps.md: `python -m tests.library.steps_page > docs/practice-steps.md`."""

HEAD = """# What can be done with a practice
Made from `samenverder/library/steps.py`; a test keeps it so, and takes every step at every stand
from every seat. A cell names the seats that may; a dash means that nobody can.

- **writer**: wrote it, is its contact, or works at the organisation it is of
- **keeper**: coordinates the partnership and looks after the library
- **asked**: was asked to read the text; never somebody who wrote in it
- **partner**: everybody in the partnership

Nobody publishes a text that no colleague read: `publish` stands only in the columns of what was
approved, and `approve` only with who was asked. What is withdrawn stays to be read by who works at
an organisation that uses it or used it; for any other `partner` it is not there.
"""


def steps_page() -> str:
    """The page as text."""
    from samenverder.library.steps import ALL, SEATS, Stand

    stands = list(Stand)
    lines = [HEAD, f"| step | {' | '.join(stand.value for stand in stands)} | leads to |"]
    lines.append("|---" * (len(stands) + 2) + "|")
    for step in ALL:
        cells = [
            ", ".join(seat for seat in SEATS if step.allows(stand, seat)) or "–" for stand in stands
        ]
        leads = dict.fromkeys(to.value for stand, to in step.leads.items() if to != stand)
        lines.append(f"| {step.code} | {' | '.join(cells)} | {', '.join(leads)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    django.setup()
    print(steps_page(), end="")
