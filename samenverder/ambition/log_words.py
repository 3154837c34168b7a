"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def sentences_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: sentence} of these ambitions; one query."""
    from samenverder.ambition.models import Ambition

    return dict(Ambition.objects.filter(pk__in=pks).values_list("pk", "sentence"))


def versions_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: sentence} of these versions; one query."""
    from samenverder.ambition.models import AmbitionVersion

    return dict(AmbitionVersion.objects.filter(pk__in=pks).values_list("pk", "sentence"))


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these focus areas, removed ones too; one query."""
    from samenverder.ambition.models import FocusArea

    return dict(FocusArea.objects.filter(pk__in=pks).values_list("pk", "title"))


def questions_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: text} of these questions, removed ones too; one query."""
    from samenverder.ambition.models import RegionalQuestion

    return dict(RegionalQuestion.objects.filter(pk__in=pks).values_list("pk", "text"))


VERBS = {
    "ambition_set": _("wrote down the ambition"),
    "version_begun": _("began a new version of the ambition"),
    "version_written": _("changed the draft of the ambition"),
    "version_shared": _("laid a version of the ambition before the partners"),
    "version_unshared": _("took a version of the ambition back"),
    "version_withdrawn": _("withdrew a version of the ambition"),
    "version_restored": _("put back a version of the ambition"),
    "consultation_mailed": _("mailed the partners about the consultation"),
    "consultation_closed": _("closed the consultation"),
    "consultation_reopened": _("opened the consultation again"),
    "ambition_adopted": _("recorded that the ambition was adopted"),
    "adoption_undone": _("undid the adoption of the ambition"),
    "comment_added": _("commented on the ambition"),
    "comment_changed": _("changed a comment on the ambition"),
    "comment_removed": _("took back a comment on the ambition"),
    "comment_restored": _("put back a comment on the ambition"),
    "comment_answered": _("answered a comment on the ambition"),
    "endorsement_given": _("said whether a partner stands behind the ambition"),
    "endorsement_withdrawn": _("took back what a partner said about the ambition"),
    "endorsement_restored": _("put back what a partner said about the ambition"),
    "endorsement_asked": _("asked partners whether they stand behind the ambition"),
    "focus_area_added": _("added a focus area"),
    "focus_area_renamed": _("renamed a focus area"),
    "focus_area_changed": _("changed a focus area"),
    "focus_area_moved": _("moved a focus area"),
    "focus_area_removed": _("removed a focus area"),
    "focus_area_restored": _("put back a focus area"),
    "question_asked": _("asked a question of the region"),
    "question_changed": _("changed a question of the region"),
    "question_removed": _("removed a question of the region"),
    "question_restored": _("put back a question of the region"),
}


def register() -> None:
    """Tell the log our words."""
    log_words.register(
        VERBS,
        {
            "ambition": sentences_of,
            "ambitionversion": versions_of,
            "focus_area": titles_of,
            "regionalquestion": questions_of,
        },
    )
