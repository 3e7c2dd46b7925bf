from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "lantoa.config"
    label = "config"
    verbose_name = "Cấu hình"
