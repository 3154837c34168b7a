"""Who may open what of trainings. Who signed up signs off and gets the certificate:
here the sign-up is of somebody else."""

READER, FACILITATOR, KEY, PUBLIC = "reader", "facilitator", "key", "public"
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
    "trainings:people_take_back": (FACILITATOR, POST),
    "trainings:people_free": (FACILITATOR, POST),
    "trainings:people_back": (FACILITATOR, POST),
    "trainings:open_again": (FACILITATOR, POST),
    "trainings:sign_off": (FACILITATOR, POST),
    "trainings:mine": (READER, GET),
    "trainings:own_certificate": (READER, GET),
    "trainings:export": (READER, GET),
    "trainings:people_export": (FACILITATOR, GET),
    "trainings:attendance": (FACILITATOR, GET),
    "trainings:attend": (FACILITATOR, POST),
    "trainings:attend_all": (FACILITATOR, POST),
    "trainings:attend_add": (FACILITATOR, GET),
    "trainings:present_paper": (FACILITATOR, GET),
    "trainings:certificate": (FACILITATOR, GET),
    "trainings:evaluation": (FACILITATOR, GET),
    "trainings:evaluation_ask": (FACILITATOR, POST),
    "trainings:evaluate": (KEY, GET),
    "trainings:check": (PUBLIC, GET),
}
# Nothing was taken away yet: there is nothing to put back. Who asks was at no training.
TRAININGS_NOT_THERE = {
    "trainings:restore", "trainings:date_restore", "trainings:own_certificate",
}  # fmt: skip
