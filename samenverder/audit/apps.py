from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "samenverder.audit"
    label = "audit"
