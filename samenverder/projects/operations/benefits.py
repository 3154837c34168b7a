"""What a partner gets out of a project."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Membership, Organisation
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim
from samenverder.projects.models import Benefit, Project
from samenverder.projects.operations.projects import keep_open
from samenverder.projects.operations.telling import differences, locked, snapshot, tell


@transaction.atomic
def set_benefit(
    *, project: Project, by: Any, organisation: Organisation, version: int, what: str, how: str
) -> Benefit | None:
    """Write the line of one partner; with both empty it is taken off. `version` is 0 for none.

    Raises EditedMeanwhile when somebody else wrote it meanwhile, Refused for half a line.
    """
    current = locked(project)
    keep_open(current)
    members = Membership.objects.filter(partnership=current.partnership)
    if not members.filter(organisation=organisation).exists():
        raise ValueError("A benefit is for a partner.")
    what, how = " ".join(what.split()), " ".join(how.split())
    found = current.benefits.select_related("organisation").filter(organisation=organisation)
    row = found.first()
    if row is None:
        return _first(current, by, organisation, what, how)
    if not version:
        raise EditedMeanwhile(row)
    claim(row, version)
    if not what and not how:
        gone = [["what", row.what, ""], ["how", row.how, ""]]
        tell(current, by, "benefit_removed", row, values=gone)
        row.delete()
        return None
    before = snapshot(row)
    row.what, row.how = _whole(what, how)
    row.save(update_fields=["what", "how"])
    tell(current, by, "benefit_changed", row, values=differences(before, row))
    return row


def _first(
    project: Project, by: Any, organisation: Organisation, what: str, how: str
) -> Benefit | None:
    what, how = _whole(what, how)
    row = Benefit.objects.create(project=project, organisation=organisation, what=what, how=how)
    tell(project, by, "benefit_written", row, values=[["what", "", what], ["how", "", how]])
    return row


def _whole(what: str, how: str) -> tuple[str, str]:
    if not what:
        raise Refused(_("Write what this partner gets out of it."), "what")
    if not how:
        raise Refused(_("Write how this partner gets it: by whom, when or where."), "how")
    return what, how
