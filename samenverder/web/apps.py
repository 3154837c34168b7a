from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samenverder.web"
    label = "web"
