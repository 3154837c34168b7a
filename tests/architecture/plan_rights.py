"""Who may open what of school plans. Writing asks for a place at the school too (tests/plans)."""

READER, MEMBER = "reader", "member"
GET, POST = "GET", "POST"

PLAN_RIGHTS: dict[str, tuple[str, str]] = {
    "plans:list": (READER, GET),
    "plans:export": (READER, GET),
    "plans:start": (MEMBER, GET),
    "plans:detail": (READER, GET),
    "plans:change": (MEMBER, GET),
    "plans:share": (MEMBER, GET),
    "plans:step": (READER, POST),
    "plans:remove": (MEMBER, POST),
    "plans:restore": (MEMBER, POST),
    "plans:people": (MEMBER, GET),
    "plans:person_remove": (MEMBER, POST),
    "plans:section": (MEMBER, GET),
    "plans:section_now": (MEMBER, GET),
    "plans:comments": (MEMBER, GET),
    "plans:borrow": (MEMBER, GET),
    "plans:comment_answer": (MEMBER, POST),
    "plans:comment_take": (MEMBER, POST),
    "plans:comment_remove": (MEMBER, POST),
    "plans:comment_restore": (MEMBER, POST),
    "plans:row_add": (MEMBER, GET),
    "plans:row_change": (MEMBER, GET),
    "plans:row_remove": (MEMBER, POST),
    "plans:row_restore": (MEMBER, POST),
    "plans:lessons": (READER, GET),
    "plans:lesson_export": (READER, GET),
    "plans:look_back": (MEMBER, GET),
    "plans:evaluation_change": (MEMBER, GET),
    "plans:evaluation_remove": (MEMBER, POST),
    "plans:evaluation_restore": (MEMBER, POST),
    "plans:versions": (READER, GET),
    "plans:version": (READER, GET),
    "plans:differences": (READER, GET),
    "plans:differences_pdf": (READER, GET),
    "plans:pdf": (READER, GET),
    "plans:summary": (READER, GET),
}
# Only for who writes in this plan, or nothing was taken away yet.
PLANS_NOT_THERE = {name for name, (level, _method) in PLAN_RIGHTS.items() if level == MEMBER} - {
    "plans:start",
    "plans:comments",
}
