"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: text} of these actions, removed ones too; one query."""
    from samenverder.commitments.models import ActionItem

    return dict(ActionItem.objects.filter(pk__in=pks).values_list("pk", "text"))


def decision_titles(pks: Iterable[int]) -> dict[int, str]:
    """{pk: text} of these decisions, removed ones too; one query."""
    from samenverder.commitments.models import Decision

    return dict(Decision.objects.filter(pk__in=pks).values_list("pk", "text"))


def agreement_titles(pks: Iterable[int]) -> dict[int, str]:
    """{pk: text} of these agreements, removed ones too; one query."""
    from samenverder.commitments.models import Agreement

    return dict(Agreement.objects.filter(pk__in=pks).values_list("pk", "text"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(
        {
            "work_handed_over": _("handed over the work of somebody who left"),
            "work_given_back": _("gave work back to somebody who is back"),
            "action_added": _("wrote down an action"),
            "action_changed": _("changed an action"),
            "action_state_set": _("changed the state of an action"),
            "action_carried_over": _("carried over an action"),
            "action_removed": _("took an action off the list"),
            "action_restored": _("put an action back on the list"),
            "action_commented": _("commented on an action"),
            "actions_state_set": _("changed the state of several actions"),
            "actions_date_set": _("gave several actions another date"),
            "actions_change_undone": _("undid a change of several actions"),
            "decision_recorded": _("wrote down a decision"),
            "decision_changed": _("changed a decision"),
            "decision_confirmed": _("confirmed a decision"),
            "decision_rejected": _("rejected a decision"),
            "decision_withdrawn": _("withdrew a decision"),
            "decision_reopened": _("made a decision provisional again"),
            "decision_asked_again": _("asked again to confirm a decision"),
            "decision_removed": _("took a decision off the list"),
            "decision_restored": _("put a decision back on the list"),
            "decision_commented": _("commented on a decision"),
            "agreement_recorded": _("wrote down an agreement"),
            "agreement_changed": _("changed an agreement"),
            "agreement_ended": _("ended an agreement"),
            "agreement_resumed": _("made an agreement hold again"),
            "agreement_removed": _("took an agreement off the list"),
            "agreement_restored": _("put an agreement back on the list"),
            "agreement_commented": _("commented on an agreement"),
        },
        {"action": titles_of, "decision": decision_titles, "agreement": agreement_titles},
    )
