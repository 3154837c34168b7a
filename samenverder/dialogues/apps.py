from django.apps import AppConfig


class DialoguesConfig(AppConfig):
    name = "samenverder.dialogues"
    label = "dialogues"

    def ready(self) -> None:
        """Register rules and log words, and say where our join codes lead."""
        from samenverder.dialogues import around_afterwards, log_words, rules  # noqa: F401
        from samenverder.dialogues.queries.participation import address_of_code
        from samenverder.reflection import joining

        log_words.register()
        around_afterwards.register()
        joining.register(address_of_code)
