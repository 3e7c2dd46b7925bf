from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "lantoa.programme"
    label = "programme"
    verbose_name = "Chương trình truyền thông"

    def ready(self) -> None:
        from lantoa.agencies import deadlines
        from lantoa.agencies.permissions import register

        from .permissions import RIGHTS
        from .queries import moved_deadlines

        register(*RIGHTS)
        deadlines.register("programme", moved_deadlines)
