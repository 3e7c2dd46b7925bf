"""Staff screens of reports, below /quan-tri/."""

from django.urls import path, re_path

from .views import files, life, pages, recipients

app_name = "reports"

urlpatterns = [
    path("bao-cao/", pages.ReportList.as_view(), name="reports"),
    path("bao-cao/noi-nhan/", recipients.RecipientList.as_view(), name="recipients"),
    path("bao-cao/noi-nhan/them/", recipients.RecipientScreen.as_view(), name="recipient_add"),
    path("bao-cao/noi-nhan/<int:pk>/", recipients.RecipientScreen.as_view(), name="recipient"),
    path("bao-cao/<int:pk>/", pages.ReportPage.as_view(), name="report"),
    path("bao-cao/<int:pk>/soan/", pages.EditReport.as_view(), name="edit"),
    path("bao-cao/<int:pk>/so-lieu/<str:key>/", pages.FigurePage.as_view(), name="figure"),
    path("bao-cao/<int:pk>/duyet/", life.ApproveReport.as_view(), name="approve"),
    path("bao-cao/<int:pk>/ky/", life.SignReport.as_view(), name="sign"),
    path("bao-cao/<int:pk>/gui/", life.SendReport.as_view(), name="send"),
    path("bao-cao/<int:pk>/xac-nhan/", life.NoteReceipt.as_view(), name="receipt"),
    path("bao-cao/<int:pk>/huy/", life.DiscardReport.as_view(), name="discard"),
    re_path(
        r"^bao-cao/(?P<pk>[0-9]{1,18})/tai/(?P<format>docx|pdf)/$",
        files.ReportFile.as_view(),
        name="download",
    ),
    path("bao-cao/<int:pk>/tai/du-lieu/", files.FrozenFile.as_view(), name="frozen"),
    path("bao-cao/<int:pk>/tai/hoat-dong/", files.FrozenRows.as_view(), name="frozen_rows"),
    path("bao-cao/<int:pk>/ban-ky/", files.SignedCopy.as_view(), name="signed_copy"),
]
