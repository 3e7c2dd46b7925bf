"""The units of an agency: who they are, under which names documents know them."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from .. import actions
from ..enums import UnitKind
from ..forms import AliasForm, RenameUnitForm, SuccessionForm, UnitForm
from ..models import Unit, UnitAlias, UnitGroup
from ..permissions import may
from ..screens import StaffScreen


class UnitList(StaffScreen):
    right = ("unit", "view")
    page_title = "Đơn vị"
    template_name = "agencies/unit_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        units = Unit.objects.filter(agency=self.agency).prefetch_related("aliases")
        groups = UnitGroup.objects.filter(agency=self.agency).prefetch_related("members__unit")
        kwargs.setdefault("form", UnitForm())
        return super().get_context_data(
            units=units, groups=groups, may_manage=may(self.member, "unit", "manage"), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UnitForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.create_unit(
                agency=self.agency,
                name=form.cleaned_data["name"],
                kind=UnitKind(form.cleaned_data["kind"]),
                by=self.user,
                on=self.today,
            ),
            "Đã thêm đơn vị.",
        ):
            return redirect("agencies:units")
        return self.render_to_response(self.get_context_data(form=form))


class UnitPage(StaffScreen):
    """One unit with its names; the forms for a new name and another spelling."""

    right = ("unit", "view")
    template_name = "agencies/unit.html"
    forms_by_name: ClassVar[dict[str, type[forms.Form]]] = {
        "rename_form": RenameUnitForm,
        "alias_form": AliasForm,
    }

    @property
    def unit(self) -> Unit:
        units = Unit.objects.filter(agency=self.agency).prefetch_related("aliases")
        return get_object_or_404(units, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Đơn vị", reverse("agencies:units")), (self.unit.name, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for name, form in self.forms_by_name.items():
            kwargs.setdefault(name, form())
        unit = self.unit
        kwargs.setdefault("succession_form", SuccessionForm(unit))
        return super().get_context_data(
            unit=unit,
            successions=unit.successions.select_related("successor"),
            origins=unit.origins.select_related("predecessor"),
            may_manage=may(self.member, "unit", "manage"),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        which = "rename_form" if "name" in request.POST else "alias_form"
        form = self.forms_by_name[which](request.POST)
        if form.is_valid() and self._act(which, form.cleaned_data):
            return redirect("agencies:unit", pk=kwargs["pk"])
        return self.render_to_response(self.get_context_data(**{which: form}))

    def _act(self, which: str, typed: dict[str, Any]) -> bool:
        unit, by, on = self.unit, self.user, self.today
        if which == "rename_form":
            return self.attempt(
                lambda: actions.rename_unit(unit=unit, name=typed["name"], by=by, on=on),
                "Đã đổi tên đơn vị.",
            )
        return self.attempt(
            lambda: actions.add_alias(owner=unit, text=typed["text"], by=by, on=on),
            "Đã thêm tên gọi khác.",
        )


class SucceedUnit(UnitPage):
    """Who takes over from the unit."""

    right = ("unit", "manage")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unit = self.unit
        form = SuccessionForm(unit, request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.succeed_unit(
                unit=unit, by=self.user, on=self.today, **form.cleaned_data
            ),
            "Đã ghi đơn vị kế tục.",
        ):
            return redirect("agencies:unit", pk=unit.pk)
        return self.render_to_response(self.get_context_data(succession_form=form))


class AliasDecision(StaffScreen):
    """A likely name is confirmed as this unit's, or taken away."""

    right = ("unit", "manage")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        aliases = UnitAlias.objects.filter(unit__agency=self.agency)
        alias = get_object_or_404(aliases.select_related("unit"), pk=kwargs["pk"])
        if request.POST.get("decision") == "confirm":
            self.attempt(
                lambda: actions.confirm_alias(alias=alias, by=self.user, on=self.today),
                "Đã xác nhận tên gọi.",
            )
        else:
            self.attempt(
                lambda: actions.remove_alias(alias=alias, by=self.user, on=self.today),
                "Đã bỏ tên gọi.",
            )
        return redirect("agencies:unit", pk=alias.unit_id)
