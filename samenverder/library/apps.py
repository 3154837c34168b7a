from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "samenverder.library"
    label = "library"

    def ready(self) -> None:
        """Register the rules, the log words, and what other pages show of this room."""
        from django.db.models.signals import post_save

        from samenverder.commitments import held
        from samenverder.library import (  # noqa: F401
            around,
            from_where,
            log_words,
            next_steps,
            rules,
            sight,
            to_do,
            waiting,
            weekly,
        )
        from samenverder.library.operations.leaving import PRACTICES, READINGS
        from samenverder.library.operations.listing import when_saved

        log_words.register()
        around.register()
        from_where.register()
        next_steps.register()
        to_do.register()
        sight.register()
        held.register(PRACTICES)
        held.register_ending(READINGS)
        waiting.register()
        weekly.register()
        practice = self.get_model("Practice")
        post_save.connect(when_saved, sender=practice, dispatch_uid="library.keep_listed")
