from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "lantoa.agencies"
    label = "agencies"
    verbose_name = "Cơ quan, đơn vị"

    def ready(self) -> None:
        from lantoa.foundation.jobs import every_day

        from .permissions import RIGHTS, register

        register(*RIGHTS)
        every_day("lantoa.agencies.tasks.remind_of_deadlines")
