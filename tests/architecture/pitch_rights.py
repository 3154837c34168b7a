"""Who may open what of pitches. Changing asks for a place at the school too (tests/pitches)."""

READER, MEMBER = "reader", "member"
GET, POST = "GET", "POST"

PITCH_RIGHTS: dict[str, tuple[str, str]] = {
    "pitches:make": (MEMBER, GET),
    "pitches:detail": (READER, GET),
    "pitches:change": (MEMBER, GET),
    "pitches:remove": (MEMBER, POST),
    "pitches:restore": (MEMBER, POST),
    "pitches:changes": (MEMBER, GET),
    "pitches:show": (READER, GET),
    "pitches:show_slide": (READER, GET),
    "pitches:speak": (READER, GET),
    "pitches:steer": (MEMBER, POST),
    "pitches:slides": (READER, GET),
    "pitches:handout": (READER, GET),
    "pitches:slide_add": (MEMBER, GET),
    "pitches:slide_order": (MEMBER, POST),
    "pitches:slide_change": (MEMBER, GET),
    "pitches:slide_move": (MEMBER, POST),
    "pitches:slide_shown": (MEMBER, POST),
    "pitches:slide_remove": (MEMBER, POST),
    "pitches:slide_restore": (MEMBER, POST),
    "pitches:slide_revert": (MEMBER, POST),
}
# Only for who writes in its plan, reads its notes, or after something was taken away.
PITCHES_NOT_THERE = {name for name, (level, _method) in PITCH_RIGHTS.items() if level == MEMBER} | {
    "pitches:speak",
}
