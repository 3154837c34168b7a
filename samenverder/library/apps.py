from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "samenverder.library"
    label = "library"

    def ready(self) -> None:
        """Register the rules and the log words."""
        from samenverder.library import log_words, rules  # noqa: F401

        log_words.register()
