"""The addresses of this room."""

from django.urls import path

from samenverder.plans.views import evaluations, lists, plans, rows, sections, talking, versions

app_name = "plans"
ROOM = "regio/<slug:region>/plannen/"
PLAN = f"{ROOM}<int:pk>/"
SECTION = f"{PLAN}delen/<slug:section>/"
ROWS = f"{PLAN}regels/<slug:rows>/"
ROW = f"{ROWS}<int:row>/"
COMMENT = f"{PLAN}reacties/<int:comment>/"
EVALUATION = f"{PLAN}terugblik/<int:evaluation>/"
VERSION = f"{PLAN}versies/<int:number>/"
urlpatterns = [
    path(ROOM, lists.plan_list, name="list"),
    path(f"{ROOM}plannen.<slug:kind>", lists.plan_export, name="export"),
    path(f"{ROOM}nieuw/", plans.plan_start, name="start"),
    path(PLAN, plans.plan_detail, name="detail"),
    path(f"{PLAN}wijzigen/", plans.plan_change, name="change"),
    path(f"{PLAN}voorleggen/", plans.plan_share, name="share"),
    path(f"{PLAN}stap/<slug:step>/", plans.plan_step, name="step"),
    path(f"{PLAN}verwijderen/", plans.plan_remove, name="remove"),
    path(f"{PLAN}terugzetten/", plans.plan_restore, name="restore"),
    path(f"{PLAN}mensen/", talking.people, name="people"),
    path(f"{PLAN}mensen/<int:row>/verwijderen/", talking.person_remove, name="person_remove"),
    path(SECTION, sections.section_write, name="section"),
    path(f"{SECTION}nu/", sections.section_now, name="section_now"),
    path(f"{SECTION}reacties/", talking.comment_list, name="comments"),
    path(f"{SECTION}lenen/", talking.section_borrow, name="borrow"),
    path(f"{COMMENT}antwoord/", talking.comment_answer, name="comment_answer"),
    path(f"{COMMENT}overnemen/", talking.comment_take, name="comment_take"),
    path(f"{COMMENT}verwijderen/", talking.comment_remove, name="comment_remove"),
    path(f"{COMMENT}terugzetten/", talking.comment_restore, name="comment_restore"),
    path(f"{ROWS}nieuw/", rows.row_add, name="row_add"),
    path(f"{ROW}wijzigen/", rows.row_change, name="row_change"),
    path(f"{ROW}verwijderen/", rows.row_remove, name="row_remove"),
    path(f"{ROW}terugzetten/", rows.row_restore, name="row_restore"),
    path(f"{ROOM}geleerd/", evaluations.lesson_list, name="lessons"),
    path(f"{ROOM}geleerd.<slug:kind>", evaluations.lesson_export, name="lesson_export"),
    path(f"{PLAN}terugblik/", evaluations.look_back, name="look_back"),
    path(f"{EVALUATION}wijzigen/", evaluations.evaluation_change, name="evaluation_change"),
    path(f"{EVALUATION}verwijderen/", evaluations.evaluation_remove, name="evaluation_remove"),
    path(f"{EVALUATION}terugzetten/", evaluations.evaluation_restore, name="evaluation_restore"),
    path(f"{PLAN}versies/", versions.version_list, name="versions"),
    path(VERSION, versions.version_detail, name="version"),
    path(f"{VERSION}verschillen/", versions.version_differences, name="differences"),
    path(f"{VERSION}verschillen.pdf", versions.differences_document, name="differences_pdf"),
    path(f"{PLAN}plan.pdf", versions.plan_document, name="pdf"),
    path(f"{PLAN}samenvatting.pdf", versions.summary_document, name="summary"),
]
