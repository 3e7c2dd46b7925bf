from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "lantoa.programme"
    label = "programme"
    verbose_name = "Chương trình truyền thông"
