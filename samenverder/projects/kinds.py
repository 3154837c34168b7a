"""The kinds of lines in a project: their word in the address, their form, and how they read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.projects.forms.parts import (
    BudgetForm,
    ConsultationForm,
    ExpenseForm,
    MilestoneForm,
    OutcomeForm,
    PartForm,
    PartnerForm,
    PhaseForm,
)
from samenverder.projects.forms.reviews import ReviewForm
from samenverder.projects.models import (
    BudgetLine,
    Expense,
    Milestone,
    Outcome,
    ProjectConsultation,
    ProjectPart,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
)
from samenverder.projects.operations.parts import AFTER_THE_END, add_part, change_part
from samenverder.projects.operations.reviews import change_review, hold_review

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind of line. `word` stands in the address and names its section on the page."""

    word: str
    model: type[ProjectPart]
    form: type[PartForm]
    add: Words
    change: Words
    added_by: Callable[..., Any] = add_part
    changed_by: Callable[..., Any] = change_part

    @property
    def stays_open(self) -> bool:
        """It is written down after the end of a project as well."""
        return self.model in AFTER_THE_END


_ALL = [
    Kind(
        "deelnemers", ProjectPartner, PartnerForm,
        _("Add an organisation that takes part"), _("Change the role of an organisation"),
    ),
    Kind("fasen", ProjectPhase, PhaseForm, _("Add a phase"), _("Change the phase")),
    Kind("mijlpalen", Milestone, MilestoneForm, _("Add a milestone"), _("Change the milestone")),
    Kind("begroting", BudgetLine, BudgetForm, _("Add a budget line"), _("Change the budget line")),
    Kind("uitgaven", Expense, ExpenseForm, _("Write down an expense"), _("Change the expense")),
    Kind(
        "raadpleging", ProjectConsultation, ConsultationForm,
        _("Add a consultation"), _("Change the consultation"),
    ),
    Kind("opbrengsten", Outcome, OutcomeForm, _("Add an outcome"), _("Change the outcome")),
    Kind(
        "terugblik", ProjectReview, ReviewForm,
        _("Look back on the year"), _("Change the yearly review"), hold_review, change_review,
    ),
]  # fmt: skip
KINDS = {kind.word: kind for kind in _ALL}
