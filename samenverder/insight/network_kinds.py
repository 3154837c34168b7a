"""Kinds of partner as the drawing shows them: a shape each."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from samenverder.network.models import OrganisationKind

_KIND = OrganisationKind
KINDS: dict[str, tuple[str, ...]] = {
    "school": (
        _KIND.PO,
        _KIND.VO,
        _KIND.PRO,
        _KIND.VSO,
        _KIND.MBO,
        _KIND.TEACHER_TRAINING,
    ),
    "schoolbestuur": (_KIND.BOARD,),
    "gemeente": (_KIND.MUNICIPALITY,),
    "zorg": (_KIND.YOUTH_CARE, _KIND.HEALTH, _KIND.CHILDCARE),
    "werk": (_KIND.EMPLOYER, _KIND.EMPLOYER_SERVICE, _KIND.EMPLOYMENT_AGENCY),
    "overig": (_KIND.OTHER,),
}
LABELS: dict[str, Promise | str] = {
    "school": pgettext_lazy("legend", "school"),
    "schoolbestuur": pgettext_lazy("legend", "school board"),
    "gemeente": pgettext_lazy("legend", "municipality"),
    "zorg": pgettext_lazy("legend", "care"),
    "werk": pgettext_lazy("legend", "work"),
    "overig": pgettext_lazy("legend", "other"),
}
_OF = {str(kind): code for code, kinds in KINDS.items() for kind in kinds}


def kind_of(organisation_kind: str) -> str:
    """The shape's name for a kind of organisation."""
    return _OF.get(organisation_kind, "overig")
