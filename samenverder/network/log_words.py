"""The log in words. Each room says how its verbs read and how its things are called.

A room registers in its `AppConfig.ready`:

    from samenverder.network import log_words
    log_words.register({"session_planned": _("planned a session")}, {"session": titles_of})

where `titles_of(pks)` gives {pk: title} in one query.
"""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Titles = Callable[[Iterable[int]], dict[int, str]]

VERBS: dict[str, str | Promise] = {
    "example_loaded": _("loaded the example region"),
    "partnership_made": _("made the partnership"),
    "partnership_changed": _("renamed the partnership"),
    "partnership_imported": _("brought the partnership in from another installation"),
    "people_imported": _("brought in a list of people"),
    "person_added": _("added a person"),
    "person_changed": _("changed a person"),
    "person_left": _("noted that a person left"),
    "person_returned": _("noted that a person is back"),
    "position_added": _("added a position"),
    "position_changed": _("changed a position"),
    "position_ended": _("ended a position"),
    "position_resumed": _("resumed a position"),
    "person_invited": _("invited a person"),
    "invitation_resent": _("sent an invitation again"),
    "invitation_withdrawn": _("withdrew an invitation"),
    "invitation_accepted": _("accepted an invitation"),
    "access_given": _("was given access"),
    "access_taken": _("took away access"),
    "role_changed": _("changed a role"),
    "organisation_added": _("added an organisation"),
    "organisation_changed": _("changed an organisation"),
    "organisation_left": _("noted that an organisation stopped taking part"),
    "mail_chosen": _("chose which mail comes"),
    "organisation_returned": _("noted that an organisation takes part again"),
    "relation_round_opened": _("opened a round of “With whom do you work?”"),
    "relation_round_closed": _("closed a round of “With whom do you work?”"),
    "relation_round_reopened": _("opened a round of “With whom do you work?” again"),
    "relation_round_removed": _("took back a round of “With whom do you work?”"),
    "relation_round_mailed": _("mailed the question “With whom do you work?”"),
    "relation_answered": _("answered “With whom do you work?”"),
    "mandate_given": _("gave a mandate"),
    "mandate_changed": _("changed a mandate"),
    "mandate_ended": _("ended a mandate"),
    "mandate_resumed": _("let a mandate go on"),
    "group_started": _("started a group"),
    "group_changed": _("changed a group"),
    "group_ended": _("ended a group"),
    "group_resumed": _("let a group go on"),
    "group_member_added": _("put somebody in a group"),
    "group_member_changed": _("changed a place in a group"),
    "group_member_ended": _("took somebody out of a group"),
    "group_member_resumed": _("put somebody back in a group"),
    "group_member_taken_off": _("undid putting somebody in a group"),
    "group_year_set": _("set hours or money of a group"),
    "welcome_started": _("started a welcome"),
    "welcome_step_ticked": _("ticked a step of a welcome"),
    "welcome_step_unticked": _("took back a tick of a welcome"),
    "welcome_ended": _("ended a welcome"),
    "welcome_reopened": _("let a welcome go on"),
    "welcome_plan_set": _("changed the steps of the welcome"),
}
TITLES: dict[str, Titles] = {}


def register(
    verbs: Mapping[str, str | Promise], titles: Mapping[str, Titles] | None = None
) -> None:
    """Add the words of a room."""
    VERBS.update(verbs)
    TITLES.update(titles or {})


def words_for(verb: str) -> str:
    """A verb as a person would say it; an unregistered one without its underscores."""
    return str(VERBS.get(verb) or verb.replace("_", " "))
