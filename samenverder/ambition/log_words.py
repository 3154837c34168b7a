"""How the log of the partnership reads what happens in this room."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenverder.network import log_words


def sentences_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: sentence} of these ambitions; one query."""
    from samenverder.ambition.models import Ambition

    return dict(Ambition.objects.filter(pk__in=pks).values_list("pk", "sentence"))


def titles_of(pks: Iterable[int]) -> dict[int, str]:
    """{pk: title} of these focus areas, removed ones too; one query."""
    from samenverder.ambition.models import FocusArea

    return dict(FocusArea.objects.filter(pk__in=pks).values_list("pk", "title"))


def register() -> None:
    """Tell the log our words."""
    log_words.register(
        {
            "ambition_set": _("wrote down the ambition"),
            "focus_area_added": _("added a focus area"),
            "focus_area_renamed": _("renamed a focus area"),
            "focus_area_moved": _("moved a focus area"),
            "focus_area_removed": _("removed a focus area"),
            "focus_area_restored": _("put back a focus area"),
        },
        {"ambition": sentences_of, "focus_area": titles_of},
    )
