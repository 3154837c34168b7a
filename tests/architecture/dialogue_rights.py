"""Who may open what of dialogue meetings. Who joins needs the code, then the device's own seat."""

READER, FACILITATOR, KEY, SEAT, PUBLIC = "reader", "facilitator", "key", "seat", "public"
GET, POST = "GET", "POST"

DIALOGUE_RIGHTS: dict[str, tuple[str, str]] = {
    "dialogues:list": (READER, GET),
    "dialogues:new": (FACILITATOR, GET),
    "dialogues:detail": (READER, GET),
    "dialogues:change": (FACILITATOR, GET),
    "dialogues:repeat": (FACILITATOR, GET),
    "dialogues:remove": (FACILITATOR, POST),
    "dialogues:restore": (FACILITATOR, POST),
    "dialogues:table_add": (FACILITATOR, GET),
    "dialogues:table_change": (FACILITATOR, GET),
    "dialogues:table_remove": (FACILITATOR, POST),
    "dialogues:table_restore": (FACILITATOR, POST),
    "dialogues:rounds": (FACILITATOR, GET),
    "dialogues:console": (FACILITATOR, GET),
    "dialogues:begin_round": (FACILITATOR, POST),
    "dialogues:put_on_screen": (FACILITATOR, POST),
    "dialogues:turn": (FACILITATOR, POST),
    "dialogues:settle": (FACILITATOR, GET),
    "dialogues:card_large": (FACILITATOR, POST),
    "dialogues:group_make": (FACILITATOR, POST),
    "dialogues:group_change": (FACILITATOR, POST),
    "dialogues:command": (FACILITATOR, POST),
    "dialogues:returning": (READER, GET),
    "dialogues:returning_paper": (READER, GET),
    "dialogues:returning_export": (READER, GET),
    "dialogues:told": (READER, GET),
    "dialogues:told_export": (READER, GET),
    "dialogues:screen": (KEY, GET),
    "dialogues:join": (KEY, GET),
    "dialogues:table": (SEAT, GET),
    "dialogues:move_table": (SEAT, POST),
    "dialogues:save": (SEAT, POST),
    "dialogues:change_own": (SEAT, GET),
    "dialogues:mark": (SEAT, POST),
    "dialogues:next_person": (SEAT, POST),
    "dialogues:elsewhere": (SEAT, GET),
    "dialogues:put_picture": (SEAT, POST),
    "dialogues:phone_picture": (KEY, GET),
    "dialogues:screen_picture": (KEY, GET),
    "dialogues:picture": (READER, GET),
    "dialogues:worker": (PUBLIC, GET),
}
# Nothing was taken away yet, and an empty form asks for nothing that is known.
DIALOGUES_NOT_THERE = {
    "dialogues:restore",
    "dialogues:table_restore",
    "dialogues:settle",
    "dialogues:group_change",
}
