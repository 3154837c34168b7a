"""Writing down a project, and narrowing the list of projects."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.ambition.queries import focus_areas
from samenverder.ambition.queries.people import partners
from samenverder.ambition.queries.questions import questions
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.fields import DayField, PersonField, people_in
from samenverder.network.models import Partnership, Person
from samenverder.projects.models import Project, ProjectState
from samenverder.projects.queries.portfolio import Choice
from samenverder.web.forms import LongSelect


class ProjectForm(RoomForm):
    """An idea for a project; with `project` it changes that one."""

    title = TidyField(
        label=_("What do you call the project?"),
        max_length=160,
        error_messages={"required": _("Give the project a title.")},
    )
    purpose = forms.CharField(
        label=_("What do you want to reach?"),
        help_text=_("For whom will something be different, and what?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you want to reach.")},
    )
    question = forms.ModelChoiceField(
        label=_("Which question of the region does the project answer?"),
        queryset=RegionalQuestion.objects.none(),
        required=False,
        empty_label=_("None"),
        widget=LongSelect,
    )
    focus_area = forms.ModelChoiceField(
        label=_("Which focus area does it serve?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    leader = PersonField(label=_("Who leads the project?"), required=False)
    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Up to and including"), required=False)
    neighbours = TidyField(
        label=_("Which neighbouring regions take part?"),
        help_text=_("Leave empty when it is of this region alone."),
        max_length=300,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        project: Project | None = None,
        **kwargs: Any,
    ) -> None:
        if project is not None:
            names = [name for name in self.base_fields if hasattr(project, name)]
            kwargs["initial"] = {name: getattr(project, name) for name in names}
        super().__init__(*args, **kwargs)
        present = Person.objects.filter(partnership=partnership)
        kept = Q(left_on=None) | Q(pk=getattr(project, "leader_id", None))
        people_in(self.fields["leader"], present.filter(kept))
        area = Q(partnership=partnership, pk=getattr(project, "focus_area_id", None))
        self._rows("focus_area", focus_areas(partnership) | FocusArea.objects.filter(area))
        self._rows("question", questions(partnership))
        if project is None:
            del self.fields["version"]
        else:
            self.fields["version"].required = True

    def _rows(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = rows

    def tell_edited(self, current: Any) -> None:
        """The next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def facts_of(self, current: Project) -> list[tuple[str, str]]:
        return [
            (str(self.fields[name].label), str(getattr(current, name) or ""))
            for name in ("title", "purpose", "leader", "starts_on", "ends_on")
        ]


class ProjectFilter(forms.Form):
    """Field names are the words in the address; a value that does not exist is left out."""

    zoek = forms.CharField(label=_("Word in it"), max_length=100, required=False)
    stand = forms.ChoiceField(label=_("State"), required=False)
    speerpunt = forms.ChoiceField(label=_("Focus area"), required=False)
    partner = forms.ChoiceField(label=_("Takes part"), required=False, widget=LongSelect)
    trekker = forms.ChoiceField(label=_("Project leader"), required=False, widget=LongSelect)
    einde = forms.ChoiceField(label=_("Ends"), required=False)
    belang = forms.ChoiceField(label=_("Benefit"), required=False)
    mijlpaal = forms.ChoiceField(label=_("Milestones"), required=False)

    def __init__(self, data: Any, *, partnership: Partnership) -> None:
        super().__init__(data, auto_id="kies_%s")
        led = Person.objects.filter(led_projects__partnership=partnership).distinct()
        self._choose("stand", _("All states"), ProjectState.choices)
        self._choose(
            "speerpunt", _("All focus areas"), focus_areas(partnership).values_list("pk", "title")
        )
        self._choose("partner", _("Any partner"), partners(partnership).values_list("pk", "name"))
        self._choose("trekker", _("Anybody"), led.order_by("name").values_list("pk", "name"))
        self._choose("einde", _("Whenever"), [("binnenkort", _("Within three months"))])
        self._choose("mijlpaal", _("All projects"), [("laat", _("With one that is late"))])
        self._choose("belang", _("All projects"), [("mist", _("Missing for some partner"))])

    def _choose(self, name: str, everything: Any, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", everything), *((str(key), label) for key, label in choices)]

    def choice(self) -> Choice:
        """What was chosen, as far as it exists."""
        self.is_valid()
        return Choice(**{name: value for name, value in self.cleaned_data.items() if value})
