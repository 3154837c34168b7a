"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these practices as published; a draft has no title in the log; one query."""
    from samenverder.library.models import Practice

    rows = Practice.objects.filter(pk__in=pks).values_list("pk", "published")
    return {pk: published["title"] for pk, published in rows if published}


VERBS = {
    "practice_begun": _("began to write a practice"),
    "practice_changed": _("changed a practice"),
    "practice_removed": _("took a practice away"),
    "practice_restored": _("put a practice back that was taken away"),
    "practice_asked": _("asked a colleague to read a practice"),
    "practice_not_asked": _("no longer asked a colleague to read a practice"),
    "practice_approved": _("read a practice and found it right"),
    "practice_remarked": _("gave a practice back with remarks"),
    "practice_published": _("published a practice"),
    "practice_discarded": _("left the changes in a practice"),
    "practice_still_right": _("said that a practice is still right"),
    "practice_withdrawn": _("withdrew a practice"),
    "practice_put_back": _("put a withdrawn practice back in the library"),
}


def register() -> None:
    """Tell the log our words."""
    log_words.register(VERBS, {"practice": titles_of})
