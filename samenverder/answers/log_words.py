"""How the log of the partnership reads what happens in this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words

WORDS: dict[str, str | Promise] = {
    "need_answered": _("answered what a school plan asks"),
    "need_answer_taken_back": _("took back an answer to a school plan"),
    "need_answer_put_back": _("put back an answer to a school plan"),
    "need_received": _("said what a school got of a promise"),
    "need_received_undone": _("took back what was said about a promise"),
    "project_from_needs": _("began a project from needs of schools"),
    "project_from_needs_undone": _("undid a project from needs of schools"),
    "need_in_project": _("put a need of a school in a project"),
    "need_out_of_project": _("took a need of a school out of a project"),
    "need_answers_confirmed": _("said that what was noted about a school plan is right"),
}


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {})
