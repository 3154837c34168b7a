from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "samenverder.live"
    label = "live"
