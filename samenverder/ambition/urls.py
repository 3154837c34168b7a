"""The addresses of this room."""

from django.urls import path

from samenverder.ambition.views import (
    ambitions,
    comments,
    documents,
    endorsing,
    focus_areas,
    questions,
    sharing,
    writing,
)

app_name = "ambition"
ROOM = "regio/<slug:region>/ambitie/"
VERSIONS = f"{ROOM}versies/"
VERSION = f"{VERSIONS}<int:pk>/"
COMMENTS = f"{VERSION}reacties/"
COMMENT = f"{COMMENTS}<int:comment>/"
PARTNERS = f"{VERSION}partners/"
AREAS = f"{ROOM}speerpunten/"
QUESTIONS = f"{ROOM}vragen/"
urlpatterns = [
    path(ROOM, ambitions.ambition_detail, name="detail"),
    path(f"{ROOM}wijzigen/", writing.ambition_change, name="change"),
    path(VERSIONS, ambitions.version_list, name="version_list"),
    path(VERSION, ambitions.version_detail, name="version_detail"),
    path(f"{VERSION}verschillen/", ambitions.version_differences, name="version_differences"),
    path(f"{VERSION}ambitie.pdf", documents.version_pdf, name="version_pdf"),
    path(f"{VERSION}verder/", writing.version_revise, name="version_revise"),
    path(f"{VERSION}voorleggen/", sharing.version_share, name="version_share"),
    path(f"{VERSION}terugnemen/", sharing.version_unshare, name="version_unshare"),
    path(f"{VERSION}sluiten/", sharing.version_close, name="version_close"),
    path(f"{VERSION}heropenen/", sharing.version_reopen, name="version_reopen"),
    path(f"{VERSION}vaststellen/", sharing.version_adopt, name="version_adopt"),
    path(f"{VERSION}niet-vaststellen/", sharing.version_unadopt, name="version_unadopt"),
    path(f"{VERSION}intrekken/", sharing.version_withdraw, name="version_withdraw"),
    path(f"{VERSION}terugzetten/", sharing.version_restore, name="version_restore"),
    path(COMMENTS, comments.comment_list, name="comment_list"),
    path(f"{COMMENTS}reacties.<slug:kind>", comments.comment_export, name="comment_export"),
    path(f"{COMMENTS}nieuw/", comments.comment_add, name="comment_add"),
    path(f"{COMMENT}wijzigen/", comments.comment_change, name="comment_change"),
    path(f"{COMMENT}verwijderen/", comments.comment_remove, name="comment_remove"),
    path(f"{COMMENT}terugzetten/", comments.comment_restore, name="comment_restore"),
    path(f"{COMMENT}antwoord/", comments.comment_answer, name="comment_answer"),
    path(f"{VERSION}erachter/", endorsing.endorse, name="endorse"),
    path(f"{VERSION}erachter/vragen/", endorsing.endorse_ask, name="endorse_ask"),
    path(PARTNERS, endorsing.endorsement_list, name="endorsement_list"),
    path(
        f"{PARTNERS}partners.<slug:kind>", endorsing.endorsement_export, name="endorsement_export"
    ),
    path(f"{PARTNERS}papier/", endorsing.endorsement_record, name="endorsement_record"),
    path(f"{PARTNERS}herinneren/", endorsing.endorsement_remind, name="endorsement_remind"),
    path(
        f"{PARTNERS}<int:row>/verwijderen/",
        endorsing.endorsement_withdraw,
        name="endorsement_withdraw",
    ),
    path(
        f"{PARTNERS}<int:row>/terugzetten/",
        endorsing.endorsement_restore,
        name="endorsement_restore",
    ),
    path(AREAS, focus_areas.focus_list, name="focus_list"),
    path(f"{AREAS}speerpunten.<slug:kind>", focus_areas.focus_export, name="focus_export"),
    path(f"{AREAS}nieuw/", focus_areas.focus_add, name="focus_add"),
    path(f"{AREAS}<int:pk>/", focus_areas.focus_detail, name="focus_detail"),
    path(f"{AREAS}<int:pk>/wijzigen/", focus_areas.focus_change, name="focus_change"),
    path(f"{AREAS}<int:pk>/plaats/", focus_areas.focus_move, name="focus_move"),
    path(f"{AREAS}<int:pk>/verwijderen/", focus_areas.focus_remove, name="focus_remove"),
    path(f"{AREAS}<int:pk>/terugzetten/", focus_areas.focus_restore, name="focus_restore"),
    path(QUESTIONS, questions.question_list, name="question_list"),
    path(f"{QUESTIONS}vragen.<slug:kind>", questions.question_export, name="question_export"),
    path(f"{QUESTIONS}nieuw/", questions.question_add, name="question_add"),
    path(f"{QUESTIONS}<int:pk>/wijzigen/", questions.question_change, name="question_change"),
    path(f"{QUESTIONS}<int:pk>/verwijderen/", questions.question_remove, name="question_remove"),
    path(f"{QUESTIONS}<int:pk>/terugzetten/", questions.question_restore, name="question_restore"),
]
