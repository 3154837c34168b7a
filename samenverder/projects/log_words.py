"""How the log of the partnership reads what happens in this room."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

VERBS = {
    "project_begun": _("wrote down an idea for a project"),
    "project_changed": _("changed a project"),
    "project_stepped": _("brought a project a step further"),
    "project_handed_over": _("gave a project another leader"),
    "project_part_added": _("added a line to a project"),
    "project_part_changed": _("changed a line of a project"),
    "project_part_removed": _("took a line off a project"),
    "project_part_restored": _("put back a line of a project"),
    "milestone_reached": _("reached a milestone"),
    "milestone_reopened": _("opened a milestone again"),
    "milestone_handed_over": _("gave a milestone to somebody else"),
    "benefit_written": _("wrote what a partner gets out of a project"),
    "benefit_changed": _("changed what a partner gets out of a project"),
    "benefit_removed": _("took off what a partner gets out of a project"),
    "joint_plan_started": _("started a joint plan"),
    "joint_plan_written": _("wrote in a joint plan"),
    "promise_made": _("wrote down a promise in a joint plan"),
    "promise_removed": _("took a promise from outside off a joint plan"),
    "promise_restored": _("put back a promise from outside in a joint plan"),
}


def _titles(model: str, field: str) -> Callable[[Iterable[int]], dict[int, str]]:
    """{pk: text} of these rows, removed ones too; one query."""

    def titles_of(pks: Iterable[int]) -> dict[int, str]:
        from django.apps import apps

        rows: Any = apps.get_model("projects", model)._base_manager.filter(pk__in=pks)
        return {pk: str(text)[:160] for pk, text in rows.values_list("pk", field)}

    return titles_of


TITLES = {
    "project": _titles("Project", "title"),
    "projectpartner": _titles("ProjectPartner", "role"),
    "projectphase": _titles("ProjectPhase", "title"),
    "milestone": _titles("Milestone", "text"),
    "projectconsultation": _titles("ProjectConsultation", "text"),
    "outcome": _titles("Outcome", "text"),
    "projectreview": _titles("ProjectReview", "went_well"),
    "budgetline": _titles("BudgetLine", "text"),
    "expense": _titles("Expense", "note"),
    "benefit": _titles("Benefit", "what"),
    "jointplan": _titles("JointPlan", "project__title"),
}


def register() -> None:
    """Tell the log our words."""
    log_words.register(VERBS, TITLES)
