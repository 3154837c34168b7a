"""Who may open what of the answers of boards. Answering asks for a mandate too (tests/answers)."""

READER, MEMBER, FACILITATOR, COORDINATOR = "reader", "member", "facilitator", "coordinator"
GET, POST = "GET", "POST"

ANSWER_RIGHTS: dict[str, tuple[str, str]] = {
    "answers:mine": (READER, GET),
    "answers:export": (READER, GET),
    "answers:plan": (READER, GET),
    "answers:on_plan": (READER, GET),
    "answers:pdf": (READER, GET),
    "answers:need": (READER, GET),
    "answers:agree": (READER, POST),
    "answers:rest": (READER, POST),
    "answers:confirm": (READER, POST),
    "answers:undo": (READER, POST),
    "answers:take_back": (READER, POST),
    "answers:put_back": (READER, POST),
    "answers:needs": (READER, GET),
    "answers:needs_export": (READER, GET),
    "answers:together_agreement": (READER, GET),
    "answers:together_undo": (READER, POST),
    "answers:together_project": (MEMBER, GET),
    "answers:project_undo": (FACILITATOR, POST),
    "answers:project_need_put": (FACILITATOR, POST),
    "answers:project_need_remove": (FACILITATOR, POST),
    "answers:following": (READER, GET),
    # People of the board or the school itself too (tests/answers).
    "answers:board": (COORDINATOR, GET),
    "answers:board_export": (COORDINATOR, GET),
    "answers:school": (COORDINATOR, GET),
    "answers:school_export": (COORDINATOR, GET),
    "answers:received": (MEMBER, GET),
    "answers:received_undo": (MEMBER, POST),
}
# Which answer is taken or put back is said by the form.
# What a school got is said by its own people; which need comes in a project by the form.
ANSWERS_NOT_THERE = {
    "answers:take_back", "answers:put_back", "answers:received", "answers:received_undo",
    "answers:project_need_put",
}  # fmt: skip
