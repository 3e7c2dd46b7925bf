"""The texts that a public plan has had, as the pages show them."""

from dataclasses import dataclass

from django.urls import reverse

from lantoa.programme.models import Plan
from lantoa.programme.queries import VersionView, plan_versions


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A line of the list; the text in force has no link, since it is the page itself."""

    text: str
    meta: str
    href: str = ""


def listed_versions(plan: Plan) -> tuple[ListedVersion, ...]:
    """The text in force first, each with its dates; then the way to what it changed. One query."""
    return tuple(line for version in plan_versions(plan) for line in _lines(plan, version))


def _lines(plan: Plan, version: VersionView) -> tuple[ListedVersion, ...]:
    mark = " (hiện hành)" if version.is_current else ""
    href = "" if version.is_current else reverse("portal:plan_version", args=_key(plan, version))
    text = ListedVersion(
        f"{version.name}{mark}: {version.cause}", f"Áp dụng {version.period}", href
    )
    if version.index == 1:
        return (text,)
    change = ListedVersion(
        f"Nội dung điều chỉnh của bản {version.index}",
        f"Lý do: {version.reason}",
        reverse("portal:plan_version_change", args=_key(plan, version)),
    )
    return (text, change)


def _key(plan: Plan, version: VersionView) -> tuple[str, int]:
    return (plan.slug, version.index)
