"""Who may open what of trainings. Who signed up signs off: the sign-up is of whoever asks."""

READER, MEMBER, FACILITATOR = "reader", "member", "facilitator"
GET, POST = "GET", "POST"

TRAINING_RIGHTS: dict[str, tuple[str, str]] = {
    "trainings:list": (READER, GET),
    "trainings:new": (FACILITATOR, GET),
    "trainings:detail": (READER, GET),
    "trainings:change": (FACILITATOR, GET),
    "trainings:copy": (FACILITATOR, GET),
    "trainings:remove": (FACILITATOR, POST),
    "trainings:restore": (FACILITATOR, POST),
    "trainings:date_add": (FACILITATOR, GET),
    "trainings:date_change": (FACILITATOR, GET),
    "trainings:date_cancel": (FACILITATOR, GET),
    "trainings:date_hold": (FACILITATOR, POST),
    "trainings:date_remove": (FACILITATOR, POST),
    "trainings:date_restore": (FACILITATOR, POST),
    "trainings:sign_up": (READER, POST),
    "trainings:people": (FACILITATOR, GET),
    "trainings:people_add": (FACILITATOR, GET),
    "trainings:sign_off": (FACILITATOR, POST),
}
# Nothing was taken away yet: there is nothing to put back.
TRAININGS_NOT_THERE = {"trainings:restore", "trainings:date_restore"}
