"""Public addresses. One that is not here is a 404 with the portal's own page."""

from django.urls import path, register_converter

from .views import home, plans, versions


class PlanFormat:
    """The files that a plan can be had as."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PlanFormat, "plan_format")

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("robots.txt", home.robots, name="robots"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/<slug:slug>/", plans.plan, name="plan"),
    path("ke-hoach/<slug:slug>/ban-<int:index>/", versions.version, name="plan_version"),
    path(
        "ke-hoach/<slug:slug>/ban-<int:index>/thay-doi/",
        versions.change,
        name="plan_version_change",
    ),
    path(
        "ke-hoach/<slug:slug>/ke-hoach.<plan_format:extension>", plans.plan_file, name="plan_file"
    ),
]
