"""The shape of what people type about reports and rounds."""

from .reports import (
    ApproveForm,
    CreateReportForm,
    DiscardForm,
    EditReportForm,
    PeriodField,
    ReceiptForm,
    RecipientForm,
    SendForm,
    SignForm,
)
from .rounds import OpenRoundForm, ReturnForm, RoundSettingForm, UnitReportForm

__all__ = (
    "ApproveForm",
    "CreateReportForm",
    "DiscardForm",
    "EditReportForm",
    "OpenRoundForm",
    "PeriodField",
    "ReceiptForm",
    "RecipientForm",
    "ReturnForm",
    "RoundSettingForm",
    "SendForm",
    "SignForm",
    "UnitReportForm",
)
