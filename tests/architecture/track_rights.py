"""Who may open what of learning tracks. The school of a member is that of whoever asks."""

READER, MEMBER, FACILITATOR = "reader", "member", "facilitator"
GET, POST = "GET", "POST"

TRACK_RIGHTS: dict[str, tuple[str, str]] = {
    "tracks:list": (READER, GET),
    "tracks:new": (FACILITATOR, GET),
    "tracks:template_list": (FACILITATOR, GET),
    "tracks:template_remove": (FACILITATOR, POST),
    "tracks:detail": (READER, GET),
    "tracks:change": (FACILITATOR, GET),
    "tracks:step": (FACILITATOR, POST),
    "tracks:copy": (FACILITATOR, GET),
    "tracks:template_keep": (FACILITATOR, GET),
    "tracks:remove": (FACILITATOR, POST),
    "tracks:restore": (FACILITATOR, POST),
    "tracks:programme_export": (READER, GET),
    "tracks:progress_export": (READER, GET),
    "tracks:item_add": (FACILITATOR, GET),
    "tracks:item": (READER, GET),
    "tracks:item_change": (FACILITATOR, GET),
    "tracks:item_remove": (FACILITATOR, POST),
    "tracks:item_restore": (FACILITATOR, POST),
    "tracks:item_plan": (FACILITATOR, POST),
    "tracks:look_back": (MEMBER, GET),
    "tracks:material_add": (FACILITATOR, POST),
    "tracks:material": (READER, GET),
    "tracks:material_remove": (FACILITATOR, POST),
    "tracks:school_invite": (FACILITATOR, GET),
    "tracks:leads": (FACILITATOR, GET),
    "tracks:school_mail": (FACILITATOR, POST),
    "tracks:school": (READER, GET),
    "tracks:school_step": (MEMBER, POST),
    "tracks:school_remove": (FACILITATOR, POST),
    "tracks:school_restore": (FACILITATOR, POST),
    "tracks:lead_add": (MEMBER, POST),
    "tracks:lead_remove": (MEMBER, POST),
    "tracks:school_scan": (FACILITATOR, GET),
    "tracks:plan_begin": (MEMBER, POST),
    "tracks:plan_link": (MEMBER, POST),
}
# Nothing was taken away yet: there is nothing to put back.
TRACKS_NOT_THERE = {"tracks:restore", "tracks:item_restore", "tracks:school_restore"}
