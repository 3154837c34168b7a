"""Who may do what with tracks: everybody sees them, facilitators and coordinators run them.

A school speaks for itself: its change leads and whoever works there answer, join and stop.
"""

from typing import Any

import rules

from samenverder.network.models import Position
from samenverder.network.rules import may_contribute, may_facilitate, may_see


@rules.predicate
def is_of_school(user: Any, school: Any) -> bool:
    """This user pulls the change at this school, or works there today."""
    if school.leads.filter(person__user=user.pk, person__left_on=None).exists():
        return True
    here = Position.objects.current().filter(organisation=school.organisation_id)
    here = here.filter(person__partnership=school.track.partnership_id, person__left_on=None)
    return here.filter(person__user=user.pk).exists()


rules.add_perm("tracks.view_track", may_see)
rules.add_perm("tracks.run_track", may_facilitate)
rules.add_perm("tracks.speak_for_school", may_facilitate | (may_contribute & is_of_school))
