"""Who may open what of projects.

The leader and who wrote one down may change it too, and the other party writes in a joint plan
(tests/projects).
"""

READER, MEMBER, FACILITATOR = "reader", "member", "facilitator"
GET, POST = "GET", "POST"

PROJECT_RIGHTS: dict[str, tuple[str, str]] = {
    "projects:list": (READER, GET),
    "projects:paper": (READER, GET),
    "projects:export": (READER, GET),
    "projects:add": (MEMBER, GET),
    "projects:detail": (READER, GET),
    "projects:history": (READER, GET),
    "projects:change": (FACILITATOR, GET),
    "projects:step": (FACILITATOR, POST),
    "projects:benefits": (FACILITATOR, GET),
    "projects:benefit": (FACILITATOR, GET),
    "projects:joint_plan_add": (FACILITATOR, GET),
    "projects:joint_plan": (READER, GET),
    "projects:joint_plan_write": (FACILITATOR, GET),
    "projects:joint_plan_promise": (FACILITATOR, POST),
    "projects:milestone_tick": (FACILITATOR, POST),
    "projects:part_add": (FACILITATOR, GET),
    "projects:part_change": (FACILITATOR, GET),
    "projects:part_remove": (FACILITATOR, POST),
    "projects:part_restore": (FACILITATOR, POST),
    "projects:project_paper": (READER, GET),
    "projects:benefit_index": (READER, GET),
    "projects:benefit_partner": (READER, GET),
    "projects:benefit_paper": (READER, GET),
    "projects:benefit_export": (READER, GET),
    "projects:joint_plan_paper": (READER, GET),
    "projects:joint_plan_put_back": (FACILITATOR, POST),
    "projects:outside_remove": (FACILITATOR, POST),
    "projects:outside_restore": (FACILITATOR, POST),
    "projects:outside_follow": (FACILITATOR, POST),
}
