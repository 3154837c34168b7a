"""Forms of this room."""

from samenverder.projects.forms.others import (
    BenefitForm,
    JointTextForm,
    PartyForm,
    PromiseForm,
)
from samenverder.projects.forms.parts import PartForm
from samenverder.projects.forms.projects import ProjectFilter, ProjectForm

__all__ = [
    "BenefitForm",
    "JointTextForm",
    "PartForm",
    "PartyForm",
    "ProjectFilter",
    "ProjectForm",
    "PromiseForm",
]
