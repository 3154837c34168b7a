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
    "practice_handed_over": _("gave a practice another contact"),
    "practice_material_added": _("put material with a practice"),
    "practice_material_removed": _("took material of a practice away"),
    "practice_material_restored": _("put material of a practice back"),
    "practice_put_back": _("put a withdrawn practice back in the library"),
}
REUSE = {
    "practice_used": _("noted that a partner uses a practice"),
    "practice_use_changed": _("changed what a partner says of a practice it uses"),
    "practice_use_removed": _("took away that a partner uses a practice"),
    "practice_use_restored": _("put back that a partner uses a practice"),
    "practice_question_asked": _("asked a question about a practice"),
    "practice_question_changed": _("changed a question about a practice"),
    "practice_question_answered": _("answered a question about a practice"),
    "practice_answer_taken_back": _("took back an answer about a practice"),
    "practice_question_removed": _("took away a question about a practice"),
    "practice_question_restored": _("put back a question about a practice"),
    "practice_collection_made": _("made a collection of practices"),
    "practice_collection_changed": _("changed a collection of practices"),
    "practice_collection_removed": _("took away a collection of practices"),
    "practice_collection_restored": _("put back a collection of practices"),
    "practice_collected": _("put a practice in a collection"),
    "practice_taken_out": _("took a practice out of a collection"),
}


def names_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: name} of these collections; one query."""
    from samenverder.library.models import PracticeCollection

    rows = PracticeCollection.objects.filter(pk__in=pks).values_list("pk", "title")
    return dict(rows)


def register() -> None:
    """Tell the log our words."""
    things = {"practice": titles_of, "practicecollection": names_of}
    log_words.register({**VERBS, **REUSE}, things)
