"""Addresses of using, asking, collecting, links that broke and what is new."""

from django.urls import path

from samenverder.library.views import asked, asking, collections, finding, links, using

ROOM = "regio/<slug:region>/bibliotheek/"
ONE = f"{ROOM}<int:pk>/"
USE = f"{ONE}gebruik/<int:use>/"
QUESTION = f"{ONE}vraag/<int:question>/"
SETS = f"{ROOM}verzamelingen/"
SET = f"{SETS}<int:pk>/"
LINE = f"{SET}regel/<int:line>/"

finding_urls = [
    path(ROOM, finding.practice_list, name="list"),
    path(f"{ROOM}downloaden/<slug:kind>/", finding.practice_export, name="export"),
    path(f"{ROOM}nieuw-voor-u/", finding.new_for_you, name="new_for_you"),
    path(f"{ROOM}nieuw-voor-u/gezien/", finding.new_seen, name="new_seen"),
]
using_urls = [
    path(f"{ONE}gebruiken/", using.use_add, name="use_add"),
    path(f"{ONE}gebruik/gezien/", using.uses_seen, name="uses_seen"),
    path(USE, using.use_change, name="use_change"),
    path(f"{USE}stoppen/", using.use_stop, name="use_stop"),
    path(f"{USE}verwijderen/", using.use_remove, name="use_remove"),
    path(f"{USE}terugzetten/", using.use_restore, name="use_restore"),
    path(f"{ROOM}gebruikt-door/<int:organisation>/", using.used_here, name="used_by"),
    path(
        f"{ROOM}gebruikt-door/<int:organisation>/<slug:kind>/",
        using.used_here_export,
        name="used_by_export",
    ),
]
asking_urls = [
    path("vraag-over-voorbeeld/<slug:key>/", asked.asked, name="asked"),
    path(f"{ONE}vragen/", asking.question_ask, name="question_ask"),
    path(QUESTION, asking.question_change, name="question_change"),
    path(f"{QUESTION}antwoord/", asking.question_answer, name="question_answer"),
    path(f"{QUESTION}antwoord/terugnemen/", asking.answer_take_back, name="answer_take_back"),
    path(f"{QUESTION}antwoord/gezien/", asking.answer_seen, name="answer_seen"),
    path(f"{QUESTION}verwijderen/", asking.question_remove, name="question_remove"),
    path(f"{QUESTION}terugzetten/", asking.question_restore, name="question_restore"),
]
collecting_urls = [
    path(SETS, collections.collection_list, name="collections"),
    path(f"{SETS}nieuw/", collections.collection_new, name="collection_new"),
    path(SET, collections.collection_detail, name="collection"),
    path(f"{SET}wijzigen/", collections.collection_change, name="collection_change"),
    path(f"{SET}verwijderen/", collections.collection_remove, name="collection_remove"),
    path(f"{SET}terugzetten/", collections.collection_restore, name="collection_restore"),
    path(f"{SET}boekje/", collections.collection_paper, name="collection_paper"),
    path(f"{SET}erin/", collections.collection_put, name="collection_put"),
    path(f"{LINE}plaats/", collections.line_move, name="line_move"),
    path(f"{LINE}eruit/", collections.line_remove, name="line_remove"),
    path(f"{ONE}verzamelen/", collections.practice_collect, name="collect"),
]
link_urls = [
    path(f"{ROOM}links/", links.link_list, name="links"),
    path(f"{ROOM}links/downloaden/<slug:kind>/", links.link_export, name="links_export"),
    path(f"{ROOM}links/<int:material>/proberen/", links.link_try, name="link_try"),
]
urlpatterns = [*finding_urls, *using_urls, *asking_urls, *collecting_urls, *link_urls]
