"""Who may open what of pitch days: everybody in the partnership looks, facilitators run them."""

READER, FACILITATOR = "reader", "facilitator"
GET, POST = "GET", "POST"

PITCHDAY_RIGHTS: dict[str, tuple[str, str]] = {
    "pitchdays:list": (READER, GET),
    "pitchdays:new": (FACILITATOR, GET),
    "pitchdays:detail": (READER, GET),
    "pitchdays:change": (FACILITATOR, GET),
    "pitchdays:plan": (FACILITATOR, POST),
    "pitchdays:remove": (FACILITATOR, POST),
    "pitchdays:restore": (FACILITATOR, POST),
    "pitchdays:schools_add": (FACILITATOR, POST),
    "pitchdays:slot_add": (FACILITATOR, GET),
    "pitchdays:slot_change": (FACILITATOR, GET),
    "pitchdays:slot_move": (FACILITATOR, POST),
    "pitchdays:slot_remove": (FACILITATOR, POST),
    "pitchdays:slot_restore": (FACILITATOR, POST),
    "pitchdays:board_add": (FACILITATOR, POST),
    "pitchdays:board": (FACILITATOR, GET),
    "pitchdays:board_remove": (FACILITATOR, POST),
    "pitchdays:board_restore": (FACILITATOR, POST),
    "pitchdays:present": (FACILITATOR, POST),
    "pitchdays:run": (FACILITATOR, GET),
    "pitchdays:take_back": (FACILITATOR, POST),
    "pitchdays:take_over": (FACILITATOR, POST),
    "pitchdays:act": (FACILITATOR, POST),
    "pitchdays:screen": (READER, GET),
    "pitchdays:now": (READER, GET),
    "pitchdays:overview": (READER, GET),
    "pitchdays:programme_paper": (READER, GET),
    "pitchdays:overview_paper": (READER, GET),
    "pitchdays:programme_export": (READER, GET),
    "pitchdays:overview_export": (READER, GET),
}
# Nothing was taken away yet: there is nothing to put back.
PITCHDAYS_NOT_THERE = {
    "pitchdays:restore",
    "pitchdays:slot_restore",
    "pitchdays:board_restore",
}
