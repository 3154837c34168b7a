"""Prints docs/plan-steps.md: `python -m tests.plans.steps_page > docs/plan-steps.md`."""

HEAD = """# What can be done with a school plan
Made from `samenverder/plans/steps.py`; a test keeps it so, and takes every step in every state from
every seat. A cell names the seats that may; a dash means that nobody can.

- **writer**: works at the school (with a role that may write), or is named to lead or write along
- **decider**: holds a mandate of the school or of its board
- **reader**: works at the school, or is named to read along
- **partner**: everybody in the partnership
- **host**: leads a pitch day on which the plan has its turn
"""


def steps_page() -> str:
    """The page as text."""
    from samenverder.plans.models import PlanState
    from samenverder.plans.steps import ALL, SEATS

    states = list(PlanState)
    lines = [HEAD, f"| step | {' | '.join(state.value for state in states)} | leads to |"]
    lines.append("|---" * (len(states) + 2) + "|")
    for step in ALL:
        cells = [
            ", ".join(seat for seat in SEATS if step.allows(state, seat)) or "–" for state in states
        ]
        lines.append(f"| {step.code} | {' | '.join(cells)} | {step.to or ''} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    django.setup()
    print(steps_page(), end="")
