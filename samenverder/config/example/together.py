"""The project about parents of the example region began from what three schools asked."""

from datetime import date, datetime, time

from samenverder.answers.models import NeedInProject
from samenverder.lib.text import ZONE
from samenverder.network.models import Partnership
from samenverder.plans.models import PlanNeed
from samenverder.projects.models import Project

PROJECT = "Ouders aan tafel bij het loopbaangesprek"
NEEDS = ["Uitleg aan ouders", "Een tolk bij zes gezinnen", "Een uitnodiging namens het bestuur"]
BEGUN = date(2026, 11, 10)


def add_together(partnership: Partnership) -> None:
    """Each of these needs, in the order of the plans."""
    project = Project.objects.get(partnership=partnership, title=PROJECT)
    for text in NEEDS:
        need = PlanNeed.objects.get(plan__partnership=partnership, text__startswith=text)
        at = datetime.combine(BEGUN, time(11), ZONE)
        NeedInProject.objects.create(need=need, project=project, at=at)
