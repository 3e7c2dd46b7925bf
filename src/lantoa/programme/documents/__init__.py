"""A plan as papers: its appendix, the slip to its signer, notices to units. Values in, ``vanban``'s
Document out; nothing here asks the database."""

from ..rules.paper_frame import PaperFrame
from .appendix import appendix
from .assignment_notice import assignment_notice
from .submission_slip import submission_slip
from .urging_letter import Urging, urging_letter

__all__ = (
    "PaperFrame",
    "Urging",
    "appendix",
    "assignment_notice",
    "submission_slip",
    "urging_letter",
)
