from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "lantoa.reports"
    label = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from lantoa.agencies import permissions as role_table

        from . import permissions
        from .sections.plan_report import SECTIONS, register

        role_table.register(*permissions.RIGHTS)
        register(*SECTIONS)
