from django.apps import AppConfig


class ThemeConfig(AppConfig):
    name = "lantoa.theme"
    label = "theme"
    verbose_name = "Giao diện"
