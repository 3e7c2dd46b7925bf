"""The uploaded text of an import, for the review screen."""

import msgspec

from vanban.readers.blocks import Source

from ..models import PlanImport
from ..rules.source_view import SourceView, source_view


def import_source(plan_import: PlanImport) -> SourceView:
    """The source as it was read; no blocks when it was not kept."""
    if plan_import.source is None:
        return SourceView((), ())
    return source_view(msgspec.convert(plan_import.source, Source, strict=False))
