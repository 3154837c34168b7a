"""Addresses of needs side by side, of what begins from several, and of what came of promises."""

from django.urls import path

from samenverder.answers.views import following, side_by_side, starting_together

NEEDS = "regio/<slug:region>/plannen/behoeften/"
IN_PROJECT = f"{NEEDS}project/<int:pk>/"
PROMISES = "regio/<slug:region>/plannen/toezeggingen/"
BOARD = f"{PROMISES}besturen/<int:pk>/"
SCHOOL = f"{PROMISES}scholen/<int:pk>/"
RECEIVED = f"{PROMISES}<int:answer>/ontvangen/"
urlpatterns = [
    path(NEEDS, side_by_side.needs_page, name="needs"),
    path(f"{NEEDS}behoeften.<slug:kind>", side_by_side.needs_export, name="needs_export"),
    path(f"{NEEDS}afspraak/", starting_together.together_agreement, name="together_agreement"),
    path(f"{NEEDS}afspraak/<int:pk>/terug/", starting_together.together_undo, name="together_undo"),
    path(f"{NEEDS}project/", starting_together.together_project, name="together_project"),
    path(f"{IN_PROJECT}ongedaan/", starting_together.project_undo, name="project_undo"),
    path(f"{IN_PROJECT}erbij/", starting_together.project_need_put, name="project_need_put"),
    path(
        f"{IN_PROJECT}<int:row>/eruit/",
        starting_together.project_need_remove,
        name="project_need_remove",
    ),
    path(PROMISES, following.following, name="following"),
    path(BOARD, following.board_page, name="board"),
    path(f"{BOARD}toezeggingen.<slug:kind>", following.board_export, name="board_export"),
    path(SCHOOL, following.school_page, name="school"),
    path(f"{SCHOOL}toezeggingen.<slug:kind>", following.school_export, name="school_export"),
    path(RECEIVED, following.received, name="received"),
    path(f"{RECEIVED}<int:row>/terug/", following.received_undo, name="received_undo"),
]
