"""Every address of the product, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("samenverder.insight.urls")),
    path("", include("samenverder.web.urls")),
    path("", include("samenverder.network.urls")),
    path("", include("samenverder.register.urls")),
    path("", include("samenverder.ambition.urls")),
    path("", include("samenverder.commitments.urls")),
    path("", include("samenverder.meetings.urls")),
    path("", include("samenverder.reflection.urls")),
    path("", include("samenverder.projects.urls")),
    path("", include("samenverder.plans.urls")),
    path("", include("samenverder.pitches.urls")),
    path("", include("samenverder.dialogues.urls")),
    path("", include("samenverder.tracks.urls")),
    path("", include("samenverder.answers.urls")),
    path("", include("samenverder.pitchdays.urls")),
    path("", include("samenverder.library.urls")),
    path("", include("samenverder.trainings.urls")),
    path("account/", include("allauth.urls")),
]

handler400 = "samenverder.web.errors.bad_request"
handler403 = "samenverder.web.errors.forbidden"
handler404 = "samenverder.web.errors.not_found"
handler500 = "samenverder.web.errors.server_error"
