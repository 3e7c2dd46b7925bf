from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "lantoa.programme"
    label = "programme"
    verbose_name = "Chương trình truyền thông"

    def ready(self) -> None:
        from lantoa.agencies import deadlines, desk, permissions

        from .desk import LISTS
        from .permissions import RIGHTS
        from .queries import plan_deadlines

        permissions.register(*RIGHTS)
        deadlines.register("programme", plan_deadlines)
        desk.register(*LISTS)
