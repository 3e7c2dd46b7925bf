"""Urging letters: what is late by unit, a letter for it, its file, its number and day."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import may
from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from lantoa.foundation.forms import sent_number
from vanban.model import Signature
from vanban.writers import write_document

from .. import actions
from ..documents import Urging, urging_letter
from ..forms.oversight import DraftLetterForm, IssueLetterForm
from ..models import Plan, UrgingLetter
from ..queries import late_by_unit, urging_letters_seen_by
from ..queries.papers import paper_frame
from ..queries.review import stored_document
from ..rules.urging import late_lines
from .exports import attachment

USUAL_DAYS = 7


class UrgingList(StaffScreen):
    """Units that are late, each with a letter to be drafted; and the letters so far."""

    page_title = "Đôn đốc"
    template_name = "programme/urging_list.html"
    right = ("urging", "view")

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Kiểm tra", reverse("programme:inspections")), (self.page_title, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        manages = may(self.member, "urging", "manage")
        return super().get_context_data(
            manages=manages,
            late=late_by_unit(self.agency, today=self.today) if manages else (),
            letters=urging_letters_seen_by(self.member),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draft a letter for one unit; its page then asks who signs and until when."""
        plans = Plan.objects.filter(agency=self.agency).select_related("agency")
        plan = get_object_or_404(plans, pk=sent_number(request.POST.get("plan")))
        units = Unit.objects.filter(agency=self.agency)
        unit = get_object_or_404(units, pk=sent_number(request.POST.get("unit")))
        drafted: list[UrgingLetter] = []
        signature = stored_document(plan.content).signature or Signature()
        if self.attempt(
            lambda: drafted.append(
                actions.draft_urging_letter(
                    plan=plan,
                    unit=unit,
                    answer_by=self.today + timedelta(days=USUAL_DAYS),
                    signature=Signature(signature.authority, signature.position),
                    by=self.user,
                    today=self.today,
                )
            ),
            "Đã soạn công văn đôn đốc.",
        ):
            return redirect("programme:urging_letter", pk=drafted[0].pk)
        return redirect("programme:urging")


class UrgingScreen(StaffScreen):
    """A screen about one letter that the person may see."""

    right = ("urging", "view")

    @property
    def letter(self) -> UrgingLetter:
        return get_object_or_404(urging_letters_seen_by(self.member), pk=self.kwargs["pk"])


class UrgingPage(UrgingScreen):
    """One letter: what it lists, its files; for the Office who signs, then number and day."""

    page_title = "Công văn đôn đốc"
    template_name = "programme/urging_letter.html"

    def trail(self) -> list[tuple[str, str | None]]:
        return [("Đôn đốc", reverse("programme:urging")), (self.page_title, None)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter: UrgingLetter = kwargs["letter"]
        authority, position, signer = letter.signature
        initial = {
            "answer_by": letter.answer_by,
            "authority": authority,
            "position": position,
            "signer": signer,
        }
        return super().get_context_data(
            lines=late_lines(letter.lines),
            may_issue=may(self.member, "urging", "manage") and not letter.is_issued,
            draft_form=kwargs.pop("draft_form", None) or DraftLetterForm(initial=initial),
            issue_form=kwargs.pop("issue_form", None)
            or IssueLetterForm(initial={"issued_on": self.today}),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(letter=self.letter))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        letter = self.letter
        if not may(self.member, "urging", "manage"):
            raise PermissionDenied("Chỉ Văn phòng được soạn và ban hành công văn đôn đốc.")
        who: dict[str, Any] = {"by": self.user, "today": self.today}
        if request.POST.get("decision") == "issue":
            issue = IssueLetterForm(request.POST)
            done = issue.is_valid() and self.attempt(
                lambda: actions.issue_urging_letter(letter=letter, **issue.cleaned_data, **who),
                "Đã ghi số và ngày ban hành.",
            )
            forms: dict[str, Any] = {"issue_form": issue}
        else:
            draft = DraftLetterForm(request.POST)
            done = draft.is_valid() and self.attempt(
                lambda: actions.address_urging_letter(
                    letter=letter,
                    answer_by=draft.cleaned_data["answer_by"],
                    signature=Signature(
                        draft.cleaned_data["authority"],
                        draft.cleaned_data["position"],
                        draft.cleaned_data["signer"],
                    ),
                    **who,
                ),
                "Đã lưu công văn.",
            )
            forms = {"draft_form": draft}
        if done:
            return redirect("programme:urging_letter", pk=letter.pk)
        return self.render_to_response(self.get_context_data(letter=letter, **forms))


class UrgingFile(UrgingScreen):
    """The letter as Word or PDF in the layout of Decree 30/2020/NĐ-CP."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        letter, kind = self.letter, FileKind(kwargs["format"])
        authority, position, signer = (part or None for part in letter.signature)
        urging = Urging(
            unit=letter.unit.name,
            as_of=letter.as_of,
            answer_by=letter.answer_by,
            lines=late_lines(letter.lines),
            symbol=letter.symbol,
            signature=Signature(authority, position, signer),
            number=letter.number,
            issued_on=letter.issued_on,
        )
        document = urging_letter(paper_frame(letter.plan, on=letter.as_of), urging)
        body = write_document(document, format="docx" if kind is FileKind.DOCX else "pdf")
        return attachment(body, kind, f"don-doc-{letter.as_of:%Y-%m-%d}-{letter.pk}.{kind.value}")
