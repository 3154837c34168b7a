from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "samenverder.commitments"
    label = "commitments"

    def ready(self) -> None:
        """Register the rules and the log words of this room."""
        from samenverder.commitments import log_words, rules  # noqa: F401

        log_words.register()
