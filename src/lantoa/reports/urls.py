"""Staff screens of reports, below /quan-tri/."""

from django.urls import path, re_path

from .views import files, life, pages, recipients, rounds, unit_reports, verifying

app_name = "reports"

urlpatterns = [
    path("bao-cao/", pages.ReportList.as_view(), name="reports"),
    path("bao-cao/noi-nhan/", recipients.RecipientList.as_view(), name="recipients"),
    path("bao-cao/noi-nhan/them/", recipients.RecipientScreen.as_view(), name="recipient_add"),
    path("bao-cao/noi-nhan/<int:pk>/", recipients.RecipientScreen.as_view(), name="recipient"),
    path("bao-cao/kiem-tra/", verifying.VerifyReport.as_view(), name="verify"),
    path("bao-cao/dot/", rounds.RoundList.as_view(), name="rounds"),
    path("bao-cao/dot/moc/", rounds.RoundSettings.as_view(), name="round_settings"),
    path("bao-cao/dot/moc/<slug:kind>/", rounds.RoundSettingScreen.as_view(), name="round_setting"),
    path("bao-cao/dot/<int:pk>/", rounds.RoundPage.as_view(), name="round"),
    path(
        "bao-cao/dot/<int:pk>/so-uoc/<int:estimate>/",
        rounds.ReplaceEstimate.as_view(),
        name="replace_estimate",
    ),
    path("bao-cao/don-vi/<int:pk>/", unit_reports.UnitReportScreen.as_view(), name="unit_report"),
    path(
        "bao-cao/don-vi/<int:pk>/chap-nhan/",
        unit_reports.AcceptUnitReport.as_view(),
        name="accept_unit_report",
    ),
    path(
        "bao-cao/don-vi/<int:pk>/tra-lai/",
        unit_reports.ReturnUnitReport.as_view(),
        name="return_unit_report",
    ),
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
    path("bao-cao/<int:pk>/tai/xlsx/", files.ReportSheets.as_view(), name="sheets"),
    path("bao-cao/<int:pk>/tai/du-lieu/", files.FrozenFile.as_view(), name="frozen"),
    path("bao-cao/<int:pk>/tai/hoat-dong/", files.FrozenRows.as_view(), name="frozen_rows"),
    path("bao-cao/<int:pk>/ban-ky/", files.SignedCopy.as_view(), name="signed_copy"),
]
