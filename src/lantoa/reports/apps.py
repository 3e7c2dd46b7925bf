from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "lantoa.reports"
    label = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from lantoa.agencies import deadlines, desk
        from lantoa.agencies import permissions as role_table
        from lantoa.foundation import jobs

        from . import permissions
        from .desk import LISTS
        from .queries import round_deadlines
        from .sections.plan_report import SECTIONS, register

        role_table.register(*permissions.RIGHTS)
        register(*SECTIONS)
        deadlines.register("reports", round_deadlines)
        desk.register(*LISTS)
        jobs.every_day("lantoa.reports.tasks.open_rounds")
