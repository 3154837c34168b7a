"""Who may open what around the catalogue: needs, lists, calendars, other regions, inspiration."""

KEY, READER, MEMBER = "key", "reader", "member"
FACILITATOR, COORDINATOR = "facilitator", "coordinator"
GET, POST = "GET", "POST"

TRAINING_AROUND_RIGHTS: dict[str, tuple[str, str]] = {
    "trainings:needs": (READER, GET),
    "trainings:needs_export": (READER, GET),
    "trainings:from_needs": (FACILITATOR, GET),
    "trainings:meet": (FACILITATOR, GET),
    "trainings:need_put": (FACILITATOR, POST),
    "trainings:need_remove": (FACILITATOR, POST),
    "trainings:date_offer": (FACILITATOR, GET),
    "trainings:offer_take_back": (FACILITATOR, POST),
    "trainings:offer_keep": (FACILITATOR, GET),
    "trainings:offer_release": (MEMBER, POST),  # who leads the plan of the school
    "trainings:offered": (KEY, GET),
    "trainings:offered_sign_off": (KEY, POST),
    "trainings:offered_release": (KEY, POST),
    "trainings:place": (KEY, GET),
    "trainings:place_certificate": (KEY, GET),
    "trainings:import": (FACILITATOR, GET),
    "trainings:import_example": (FACILITATOR, GET),
    "trainings:import_errors": (FACILITATOR, POST),
    "trainings:import_undo": (FACILITATOR, POST),
    "trainings:feeds": (READER, GET),
    "trainings:feed": (KEY, GET),
    "trainings:date_ics": (READER, GET),
    "trainings:guest_codes": (COORDINATOR, GET),
    "trainings:guest_end": (COORDINATOR, POST),
    "trainings:guest_accept": (KEY, GET),
    "trainings:guest": (READER, GET),
    "trainings:guest_leave": (COORDINATOR, POST),
    "trainings:guest_sign_up": (READER, POST),
    "trainings:guest_sign_off": (READER, POST),
    "trainings:inspiration": (READER, GET),
    "trainings:inspiration_export": (READER, GET),
}
# Which need is not said, and who asks is not signed up.
TRAINING_AROUND_NOT_THERE = {"trainings:need_put", "trainings:guest_sign_off"}
