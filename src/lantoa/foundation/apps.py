from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "lantoa.foundation"
    label = "foundation"
    verbose_name = "Nền tảng"
