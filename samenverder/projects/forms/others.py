"""Forms for the benefit of a partner and for a plan with another party."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries.people import partners
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import DayField, EurosField, OrganisationField
from samenverder.network.models import Organisation
from samenverder.projects.models import Benefit, JointPlan, Project


class BenefitForm(VersionedForm):
    """One line for one partner; both empty takes it off."""

    what = TidyField(
        label=_("What does this partner get out of it?"), max_length=300, required=False
    )
    how = TidyField(
        label=_("How does it get there?"),
        help_text=_("Who brings it, when or where. Both empty takes the line off."),
        max_length=300,
        required=False,
    )

    def facts_of(self, current: Benefit) -> list[tuple[str, str]]:
        return [
            (str(self.fields["what"].label), current.what),
            (str(self.fields["how"].label), current.how),
        ]


class PartyForm(RoomForm):
    """With which party a joint plan is made: a partner, or somebody from outside."""

    organisation = OrganisationField(
        label=_("With which partner do you make a plan?"),
        required=False,
        empty_label=_("With none: the organisation is from outside"),
    )
    outside = TidyField(
        label=_("Name of the organisation from outside"),
        help_text=_("Such as an employment agency that is no partner."),
        max_length=160,
        required=False,
    )
    contact = TidyField(
        label=_("Who speaks for that organisation?"),
        help_text=_("Name and telephone number or mail address."),
        max_length=160,
        required=False,
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = partners(project.partnership)


class JointTextForm(RoomForm):
    """The shared text, and what this person had in front of them when they began."""

    text = forms.CharField(
        label=_("The plan"),
        help_text=_(
            "An empty line begins a new paragraph. Two people can write at the same time, each in "
            "a paragraph of their own."
        ),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "vision-text"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)
    theirs: JointPlan | None = None

    def tell_edited(self, current: Any) -> None:
        """The other text is shown beside this one; the next time the person has seen it."""
        self.theirs = current
        self.add_error(
            None,
            _(
                "Somebody else changed the same paragraph meanwhile. Their text stands below. What "
                "you typed is still here; put the two together and save again."
            ),
        )
        self.show("version", str(current.version))
        self.show("seen", current.text)


class PromiseForm(RoomForm):
    """What one of the parties promises."""

    organisation = OrganisationField(label=_("Who promises it?"))
    text = TidyField(
        label=_("What is promised?"),
        max_length=600,
        error_messages={"required": _("Say what is promised.")},
    )
    until = DayField(label=_("Until and including"), required=False)
    amount = EurosField(label=_("Which amount, in euros?"), required=False)

    def __init__(self, *args: Any, plan: JointPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = plan.project.projectpartners.filter(removed_at=None)
        both = partners(plan.partnership).filter(pk__in=rows.values("organisation_id"))
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        other = Organisation.objects.filter(pk=plan.organisation_id or 0)
        field.queryset = both | other
        if plan.organisation_id is None:
            field.required, field.empty_label = False, plan.outside
