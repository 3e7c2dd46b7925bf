from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "lantoa.agencies"
    label = "agencies"
    verbose_name = "Cơ quan, đơn vị"

    def ready(self) -> None:
        from .permissions import RIGHTS, register

        register(*RIGHTS)
