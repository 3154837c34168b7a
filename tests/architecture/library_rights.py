"""Who may open what of the library. The practice of the matrix is written by its coordinator;
a member asked to read it reads it, a member who works elsewhere does not see what is no draft."""

READER, MEMBER, COORDINATOR = "reader", "member", "coordinator"
GET, POST = "GET", "POST"

LIBRARY_RIGHTS: dict[str, tuple[str, str]] = {
    "library:list": (READER, GET),
    "library:new": (MEMBER, GET),
    "library:lessons": (READER, GET),
    "library:lesson_export": (READER, GET),
    "library:from_lesson": (MEMBER, POST),
    "library:from_pearl": (MEMBER, POST),
    "library:detail": (READER, GET),
    "library:change": (MEMBER, GET),
    "library:remove": (MEMBER, POST),
    "library:restore": (MEMBER, POST),
    "library:ask": (MEMBER, GET),
    "library:stop_asking": (MEMBER, POST),
    "library:read": (READER, GET),
    "library:publish": (MEMBER, GET),
    "library:discard": (MEMBER, POST),
    "library:still_right": (MEMBER, POST),
    "library:withdraw": (MEMBER, POST),
    "library:put_back": (MEMBER, POST),
    "library:material_add": (MEMBER, GET),
    "library:material": (READER, GET),
    "library:material_remove": (MEMBER, POST),
    "library:versions": (READER, GET),
    "library:version": (READER, GET),
    "library:differences": (READER, GET),
    "library:pdf": (READER, GET),
}
# Nothing was taken away yet: there is nothing to put back.
LIBRARY_NOT_THERE = {"library:restore"}
