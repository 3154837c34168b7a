from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "samenverder.projects"
    label = "projects"

    def ready(self) -> None:
        """Register the rules of this room and what other rooms show of it."""
        from samenverder.ambition.follow_ups import register_follow_up
        from samenverder.commitments import held, sources
        from samenverder.projects import log_words, rules, sight, waiting, work  # noqa: F401
        from samenverder.projects.operations.leaving import MILESTONES, PROJECTS
        from samenverder.projects.queries.questions import projects_of_questions

        log_words.register()
        sources.register("projects", _("Agreed in the project"))
        work.register()
        sight.register()
        waiting.register()
        held.register(PROJECTS)
        held.register(MILESTONES)
        register_follow_up("projects", projects_of_questions)
