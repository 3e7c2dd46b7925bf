"""The people of an agency: roles and their time, accounts, who decides for the Office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from .. import actions
from ..forms import AddPersonForm, EndRoleForm
from ..models import Agency, Membership
from ..queries import people_of
from ..screens import AgencyScreen


class AgencyPeople(AgencyScreen):
    """Everyone with a role: in force, yet to begin, ended."""

    right = ("membership", "view")
    page_title = "Người dùng và vai trò"
    template_name = "agencies/people.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [
            ("Cơ quan", reverse("agencies:agency", args=[self.agency.pk])),
            (self.page_title, None),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            people=people_of(self.agency, on=self.today),
            may_manage=self.may("membership", "manage"),
            **kwargs,
        )


class AddPerson(AgencyScreen):
    """A role for somebody, with an account when there is none yet."""

    right = ("membership", "manage")
    page_title = "Giao vai trò"
    template_name = "agencies/add_person.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return _below_people(self.agency, self.page_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = AddPersonForm(agency=self.agency, on=self.today)
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AddPersonForm(request.POST, agency=self.agency, on=self.today)
        welcomes: list[actions.Welcome] = []
        if form.is_valid() and self.attempt(
            lambda: welcomes.append(
                actions.add_person(
                    agency=self.agency, by=self.user, on=self.today, **form.cleaned_data
                )
            ),
            "Đã giao vai trò.",
        ):
            (welcome,) = welcomes
            if welcome.password:
                return show_once(self, welcome.member, welcome.password)
            return redirect("agencies:people", agency=self.agency.pk)
        return self.render_to_response(self.get_context_data(form=form))


class PersonPage(AgencyScreen):
    """One person's role: its end, a new password, deciding for the Office."""

    right = ("membership", "view")
    template_name = "agencies/person.html"

    @property
    def membership(self) -> Membership:
        members = Membership.objects.filter(agency=self.agency).select_related("user", "unit")
        return get_object_or_404(members, pk=self.kwargs["pk"])

    def trail(self) -> list[tuple[str, str | None]]:
        return _below_people(self.agency, str(self.membership.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        member = self.membership
        kwargs.setdefault("form", EndRoleForm(initial={"last_day": self.today}))
        ended = member.valid_to is not None and member.valid_to < self.today
        return super().get_context_data(
            membership=member,
            has_ended=ended,
            may_manage=self.may("membership", "manage"),
            may_delegate=not ended and self.may_as_member("office_evidence", "delegate"),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = self.membership
        match request.POST.get("act"):
            case "end":
                return self._end(member)
            case "password":
                return self._renew(member)
            case _:
                self.attempt(
                    lambda: actions.name_office_acceptor(
                        user=member.user, agency=self.agency, by=self.user, on=self.today
                    ),
                    f"Đã giao {member.user} xem xét minh chứng của Văn phòng.",
                )
        return redirect("agencies:person", agency=self.agency.pk, pk=member.pk)

    def _end(self, member: Membership) -> HttpResponse:
        form = EndRoleForm(self.request.POST)
        if form.is_valid() and self.attempt(
            lambda: actions.end_role(
                member=member,
                last_day=form.cleaned_data["last_day"],
                by=self.user,
                on=self.today,
            ),
            "Đã ghi ngày kết thúc vai trò.",
        ):
            return redirect("agencies:people", agency=self.agency.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def _renew(self, member: Membership) -> HttpResponse:
        passwords: list[str] = []
        if self.attempt(
            lambda: passwords.append(
                actions.renew_password(member=member, by=self.user, on=self.today)
            ),
            "Đã cấp lại mật khẩu.",
        ):
            return show_once(self, member, passwords[0])
        return redirect("agencies:person", agency=self.agency.pk, pk=member.pk)


def show_once(screen: AgencyScreen, member: Membership, password: str) -> HttpResponse:
    """The page with a password that nothing keeps: no address leads to it again."""
    screen.template_name = "agencies/password_once.html"
    response = screen.render_to_response(
        {
            **screen.get_context_data(),
            "membership": member,
            "password": password,
        }
    )
    add_never_cache_headers(response)
    return response


def _below_people(agency: Agency, last: str) -> list[tuple[str, str | None]]:
    return [
        ("Cơ quan", reverse("agencies:agency", args=[agency.pk])),
        ("Người dùng và vai trò", reverse("agencies:people", args=[agency.pk])),
        (last, None),
    ]
