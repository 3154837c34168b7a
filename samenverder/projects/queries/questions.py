"""What became of the questions of the region: the projects that answer them."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.ambition.follow_ups import FollowUp
from samenverder.network.models import Partnership
from samenverder.projects.models import Project


def projects_of_questions(
    partnership: Partnership, user: Any, questions: Collection[int]
) -> dict[int, list[FollowUp]]:
    """{question: its projects, and the way to a new one for who may}; one query."""
    found: dict[int, list[FollowUp]] = {pk: [] for pk in questions}
    rows = Project.objects.filter(partnership=partnership, question_id__in=questions)
    for pk, question, title in rows.values_list("pk", "question_id", "title"):
        url = reverse("projects:detail", args=[partnership.slug, pk])
        found[question].append(FollowUp(_("Project: %(title)s") % {"title": title}, url))
    if user.has_perm("projects.add_project", partnership):
        new = reverse("projects:add", args=[partnership.slug])
        for pk, ways in found.items():
            ways.append(FollowUp(_("Make it a project"), f"{new}?vraag={pk}"))
    return found
