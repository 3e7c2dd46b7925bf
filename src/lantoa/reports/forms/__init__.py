"""The shape of what people type about reports and rounds."""

from .reports import (
    ApproveForm,
    CreateReportForm,
    DiscardForm,
    EditReportForm,
    HashForm,
    PeriodField,
    ReceiptForm,
    RecipientForm,
    SendForm,
    SignForm,
    VerifyForm,
)
from .rounds import OpenRoundForm, ReturnForm, RoundSettingForm, UnitReportForm

__all__ = (
    "ApproveForm",
    "CreateReportForm",
    "DiscardForm",
    "EditReportForm",
    "HashForm",
    "OpenRoundForm",
    "PeriodField",
    "ReceiptForm",
    "RecipientForm",
    "ReturnForm",
    "RoundSettingForm",
    "SendForm",
    "SignForm",
    "UnitReportForm",
    "VerifyForm",
)
