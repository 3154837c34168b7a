"""The table of steps in the guide, written out from the rules.

.venv/bin/python -m tests.projects.step_table
"""

import os


def table_of_steps() -> str:
    """A row for every state, a column for every state that may follow; in Dutch."""
    from django.utils import translation

    from samenverder.projects.models import ProjectState
    from samenverder.projects.steps import DECIDE, step

    with translation.override("nl"):
        heads = [str(label) for label in ProjectState.labels]
        lines = [f"| van \\ naar | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
        for before, label in ProjectState.choices:
            cells = []
            for after in ProjectState.values:
                found = step(before, after)
                who = "coördinator" if found and found.permission == DECIDE else "wie wijzigt"
                cells.append(who + (", met reden" if found.asks_why else "") if found else "–")
            lines.append(f"| **{label}** | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    import django

    django.setup()
    print(table_of_steps())
