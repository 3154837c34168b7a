"""What can be done with learning tracks, one verb each."""

from samenverder.tracks.operations.material import add_file, add_link, set_material_removed
from samenverder.tracks.operations.plans import begin_plan, link_plan, plan_of
from samenverder.tracks.operations.programme import (
    add_item,
    change_item,
    look_back,
    people_to_ask,
    plan_item,
    remove_item,
    restore_item,
)
from samenverder.tracks.operations.scans import start_scan
from samenverder.tracks.operations.schools import (
    add_leads,
    add_leads_at,
    invite_schools,
    mail_leads,
    put_back,
    remove_lead,
    remove_leads,
    step_school,
    take_off,
)
from samenverder.tracks.operations.templates import (
    beginning_of,
    from_template,
    keep_as_template,
    set_template_removed,
)
from samenverder.tracks.operations.tracks import (
    begin_track,
    change_track,
    remove_track,
    restore_track,
    step_track,
)

__all__ = [
    "add_file",
    "add_item",
    "add_leads",
    "add_leads_at",
    "add_link",
    "begin_plan",
    "begin_track",
    "beginning_of",
    "change_item",
    "change_track",
    "from_template",
    "invite_schools",
    "keep_as_template",
    "link_plan",
    "look_back",
    "mail_leads",
    "people_to_ask",
    "plan_item",
    "plan_of",
    "put_back",
    "remove_item",
    "remove_lead",
    "remove_leads",
    "remove_track",
    "restore_item",
    "restore_track",
    "set_material_removed",
    "set_template_removed",
    "start_scan",
    "step_school",
    "step_track",
    "take_off",
]
