"""A plan as papers: its appendix, the slip to its signer, notices to units. Values in, ``vanban``'s
Document out; nothing here asks the database."""

from ..rules.paper_frame import PaperFrame
from .appendix import appendix
from .assignment_notice import assignment_notice
from .submission_slip import submission_slip

__all__ = ("PaperFrame", "appendix", "assignment_notice", "submission_slip")
