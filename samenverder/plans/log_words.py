"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: school} of these plans: the title of a draft is not for the log; one query."""
    from samenverder.plans.models import SchoolPlan

    rows = SchoolPlan.objects.filter(pk__in=pks).values_list("pk", "state", "title", "school__name")
    return {
        pk: school if state == "draft" else f"{title} ({school})"
        for pk, state, title, school in rows
    }


VERBS = {
    "plan_started": _("started a school plan"),
    "plan_changed": _("changed the head of a school plan"),
    "plan_removed": _("took a draft of a school plan away"),
    "plan_restored": _("put a draft of a school plan back"),
    "plan_written": _("wrote in a school plan"),
    "plan_row_added": _("added a line to a school plan"),
    "plan_row_changed": _("changed a line of a school plan"),
    "plan_row_removed": _("took a line of a school plan away"),
    "plan_row_restored": _("put a line of a school plan back"),
    "plan_shared": _("shared a school plan"),
    "plan_step_take_back": _("made a school plan a draft again"),
    "plan_step_pitch": _("noted that a school plan was pitched"),
    "plan_step_unpitch": _("noted that a school plan was not pitched yet"),
    "plan_step_agree": _("agreed to a school plan"),
    "plan_step_unagree": _("took back the agreement to a school plan"),
    "plan_step_start": _("began to carry out a school plan"),
    "plan_step_unstart": _("noted that a school plan did not begin yet"),
    "plan_step_evaluate": _("noted that a school plan was evaluated"),
    "plan_step_reopen": _("opened a school plan again after its evaluation"),
    "plan_looked_back": _("looked back on the goals of a school plan"),
    "plan_evaluation_changed": _("changed an evaluation of a school plan"),
    "plan_evaluation_removed": _("took an evaluation of a school plan away"),
    "plan_evaluation_restored": _("put an evaluation of a school plan back"),
    "plan_opened": _("opened a school plan to somebody"),
    "plan_closed": _("closed a school plan to somebody"),
    "plan_commented": _("commented on a school plan"),
    "plan_suggestion_taken": _("took over a suggestion in a school plan"),
    "plan_comment_answered": _("answered a comment on a school plan"),
    "plan_comment_removed": _("took back a comment on a school plan"),
    "plan_comment_restored": _("put back a comment on a school plan"),
    "plan_borrowed": _("borrowed a section of another school plan"),
}


def register() -> None:
    """Tell the log our words."""
    log_words.register(VERBS, {"schoolplan": titles_of})
