"""Every address of the reflection room, per noun."""

from samenverder.reflection.urls import instruments, paper, participant, results, screen, sessions

app_name = "reflection"
urlpatterns = [
    *participant.urlpatterns,
    *screen.urlpatterns,
    *sessions.urlpatterns,
    *results.urlpatterns,
    *paper.urlpatterns,
    *instruments.urlpatterns,
]
