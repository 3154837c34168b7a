"""The addresses of this room."""

from django.urls import path

from samenverder.commitments.views import bulk, detail, editing, listing

app_name = "commitments"
ROOM = "regio/<slug:region>/acties/"
urlpatterns = [
    path(ROOM, listing.action_list, name="action_list"),
    path(f"{ROOM}acties.<slug:form>", listing.action_export, name="action_export"),
    path(f"{ROOM}nieuw/", editing.action_add, name="action_add"),
    path(f"{ROOM}samen/", bulk.change_many, name="bulk"),
    path(f"{ROOM}samen/<slug:batch>/terug/", bulk.bulk_undo, name="bulk_undo"),
    path(f"{ROOM}<int:pk>/", detail.action_detail, name="action_detail"),
    path(f"{ROOM}<int:pk>/wijzigen/", editing.action_change, name="action_change"),
    path(f"{ROOM}<int:pk>/stand/", detail.action_state, name="action_state"),
    path(f"{ROOM}<int:pk>/doorschuiven/", detail.action_carry_over, name="action_carry_over"),
    path(f"{ROOM}<int:pk>/reactie/", detail.action_comment, name="action_comment"),
    path(f"{ROOM}<int:pk>/verwijderen/", editing.action_remove, name="action_remove"),
    path(f"{ROOM}<int:pk>/terugzetten/", editing.action_restore, name="action_restore"),
]
