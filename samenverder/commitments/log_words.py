"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: text} of these actions, removed ones too; one query."""
    from samenverder.commitments.models import ActionItem

    return dict(ActionItem.objects.filter(pk__in=pks).values_list("pk", "text"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(
        {
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
        },
        {"action": titles_of},
    )
