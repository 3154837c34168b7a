"""The projects of the example region."""

from typing import Any


def known_projects(region: Any) -> dict[str, int]:
    """What pages of projects need to know."""
    running = region.projects.filter(state="running").first()
    language = region.projects.get(joint_plans__outside__gt="")
    return {
        "language": language.pk,
        "outside": language.joint_plans.get().pk,
        "running": running.pk,
        "finished": region.projects.filter(state="finished").first().pk,
        "plan": running.joint_plans.first().pk,
        "milestone": running.milestones.first().pk,
        "organisation": running.projectpartners.first().organisation_id,
        "question": region.regional_questions.first().pk,
    }
