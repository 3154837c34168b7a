from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samenverder.web"
    label = "web"

    def ready(self) -> None:
        """Forms say in our words what cannot be chosen."""
        from samenverder.web.forms import say_what_cannot_be_chosen

        say_what_cannot_be_chosen()
