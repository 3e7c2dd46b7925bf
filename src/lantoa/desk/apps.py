from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "lantoa.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        from . import receivers  # noqa: F401 - connects them
