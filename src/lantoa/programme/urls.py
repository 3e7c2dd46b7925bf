"""Staff screens of the programme, below /quan-tri/."""

from django.urls import path, re_path

from .views import (
    activities,
    activity_uploads,
    amending,
    budget,
    completeness,
    copying,
    coverage,
    difficulties,
    evidence,
    exports,
    files,
    imports,
    inspections,
    plans,
    tasks,
    urging,
)

app_name = "programme"

urlpatterns = [
    path("ke-hoach/", plans.PlanList.as_view(), name="plans"),
    path("ke-hoach/<int:pk>/", plans.PlanPage.as_view(), name="plan"),
    path(
        "ke-hoach/<int:pk>/kiem-tra/", completeness.CompletenessPage.as_view(), name="completeness"
    ),
    path("ke-hoach/<int:pk>/dieu-chinh/", amending.AmendPlan.as_view(), name="amend_plan"),
    path("ke-hoach/<int:pk>/nam-sau/", copying.CopyPlan.as_view(), name="copy_plan"),
    path("ke-hoach/<int:pk>/du-toan/", budget.BudgetPage.as_view(), name="budget"),
    re_path(
        r"^ke-hoach/(?P<pk>[0-9]{1,18})/du-toan\.(?P<format>docx|pdf|xlsx)$",
        budget.BudgetFile.as_view(),
        name="budget_file",
    ),
    path("du-toan/<int:pk>/", budget.BudgetLinePage.as_view(), name="budget_line"),
    path(
        "du-toan/khoan-chi/<int:pk>/", budget.WithdrawSpending.as_view(), name="withdraw_spending"
    ),
    path("ke-hoach/<int:pk>/ban/<int:index>/", amending.VersionPage.as_view(), name="version"),
    re_path(
        r"^ke-hoach/(?P<pk>[0-9]{1,18})/tai/"
        r"(?P<paper>ke-hoach|phu-luc|phieu-trinh|giao-nhiem-vu)\.(?P<format>docx|pdf)$",
        exports.PlanPaper.as_view(),
        name="paper",
    ),
    path("ke-hoach/nhap/", imports.UploadPlan.as_view(), name="import"),
    path("ke-hoach/nhap/<int:pk>/", imports.ImportPage.as_view(), name="import_page"),
    path("nhiem-vu/", tasks.TaskList.as_view(), name="tasks"),
    path("nhiem-vu/<int:pk>/", tasks.TaskPage.as_view(), name="task"),
    path("nhiem-vu/<int:pk>/thoi-gian/", tasks.SetTaskDates.as_view(), name="set_task_dates"),
    path("nhiem-vu/<int:pk>/du-kien/", tasks.ExpectActivities.as_view(), name="expect_activities"),
    path("nhiem-vu/<int:pk>/noi-dung/", tasks.ConfirmTopics.as_view(), name="confirm_topics"),
    path(
        "nhiem-vu/<int:pk>/doi-tuong/", tasks.ConfirmAudiences.as_view(), name="confirm_audiences"
    ),
    path("chu-tri/<int:pk>/dau-moi/", tasks.ChooseMainLead.as_view(), name="choose_main_lead"),
    path("hoat-dong/", activities.ActivityList.as_view(), name="activities"),
    path("hoat-dong/ghi-nhan/", activities.ChooseTask.as_view(), name="choose_task"),
    path(
        "nhiem-vu/<int:task>/ghi-nhan/", activities.RecordActivity.as_view(), name="record_activity"
    ),
    path(
        "hoat-dong/tu-excel/",
        activity_uploads.UploadActivities.as_view(),
        name="upload_activities",
    ),
    path(
        "hoat-dong/tu-excel/mau/<int:pk>/",
        activity_uploads.ActivityTemplate.as_view(),
        name="activity_template",
    ),
    path(
        "hoat-dong/tu-excel/<int:pk>/",
        activity_uploads.ActivityUploadPage.as_view(),
        name="activity_upload",
    ),
    path("hoat-dong/<int:pk>/", activities.ActivityPage.as_view(), name="activity"),
    path("san-pham/<int:pk>/nop/", evidence.SubmitEvidence.as_view(), name="submit_evidence"),
    path("minh-chung/<int:pk>/", evidence.DecideEvidence.as_view(), name="decide_evidence"),
    path(
        "minh-chung/<int:pk>/nop-lai/",
        evidence.ResubmitEvidence.as_view(),
        name="resubmit_evidence",
    ),
    path("do-phu/", coverage.CoverageScreen.as_view(), name="coverage"),
    path("kiem-tra/", inspections.InspectionList.as_view(), name="inspections"),
    path("kiem-tra/lap-lich/", inspections.PlanInspection.as_view(), name="plan_inspection"),
    path("kiem-tra/<int:pk>/", inspections.InspectionPage.as_view(), name="inspection"),
    path("don-doc/", urging.UrgingList.as_view(), name="urging"),
    path("don-doc/<int:pk>/", urging.UrgingPage.as_view(), name="urging_letter"),
    re_path(
        r"^don-doc/(?P<pk>[0-9]{1,18})/cong-van\.(?P<format>docx|pdf)$",
        urging.UrgingFile.as_view(),
        name="urging_file",
    ),
    path("kho-khan/", difficulties.DifficultyList.as_view(), name="difficulties"),
    path("kho-khan/neu/", difficulties.RaiseDifficulty.as_view(), name="raise_difficulty"),
    path("kho-khan/<int:pk>/", difficulties.DifficultyPage.as_view(), name="difficulty"),
    re_path(
        r"^tep/(?P<kind>hoat-dong|minh-chung|ke-hoach|ban|nhap)/(?P<pk>[0-9]{1,18})/$",
        files.PrivateFile.as_view(),
        name="file",
    ),
]
