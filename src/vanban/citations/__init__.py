"""Citations of legal and administrative documents in running text.

>>> find_citations("theo Quyết định 161/QĐ-UBND ngày 19/01/2022 của UBND tỉnh")[0].symbol
'161/QĐ-UBND'
"""

from vanban.citations.find import find_citations
from vanban.citations.review import citation_findings

__all__ = ["citation_findings", "find_citations"]
