"""A report as it stands: frozen, or recomputed from today's rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .. import rules
from ..content import (
    Content,
    Layout,
    canonical,
    digest,
    plain,
    thaw,
)
from ..models import Report, ReportText
from ..sections import assemble
from .facts import scope_of
from .rows import RowChanges, row_changes


@dataclass(frozen=True, slots=True)
class Stale:
    """An edited passage whose figures have changed since; ``now`` is what they say today."""

    key: str
    subject: str
    now: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """A report as it stands: frozen, or recomputed from today's rows.

    ``sha256`` is the hash of the canonical content, of the frozen one once approved. ``refusals``
    say why a draft cannot be approved; ``differences`` and ``row_changes`` what has changed since
    freezing.
    """

    content: Content
    sha256: str
    stale: tuple[Stale, ...] = ()
    refusals: tuple[str, ...] = ()
    differences: tuple[rules.Difference, ...] = ()
    row_changes: RowChanges | None = None


def assembled(report: Report, *, today: date) -> Assembled:
    """The report as it is to be shown today. A constant number of queries."""
    now, stale, closes_early = _recomputed(report, today=today)
    if report.frozen:
        frozen = thaw(report.frozen)
        return Assembled(
            frozen,
            report.frozen_sha256,
            differences=rules.differences(frozen, now),
            row_changes=row_changes(report, frozen),
        )
    if not report.is_draft:
        return Assembled(now, digest(canonical(now)))
    subjects = [entry.subject for entry in stale]
    refusals = rules.refusal_to_approve(now, stale=subjects, today=today, closes_early=closes_early)
    return Assembled(now, digest(canonical(now)), stale=stale, refusals=refusals)


def layout_of(report: Report) -> Layout:
    """What the Office has entered for the printed report."""
    return Layout(
        symbol=report.symbol,
        recipients=tuple(report.recipients),
        authority=report.authority,
        position=report.position,
        signer=report.signer,
    )


def content_of(report: Report, *, today: date) -> Content:
    """The frozen content, or that of the draft as of today."""
    return thaw(report.frozen) if report.frozen else _recomputed(report, today=today)[0]


def _recomputed(report: Report, *, today: date) -> tuple[Content, tuple[Stale, ...], bool]:
    texts = {entry.key: entry for entry in ReportText.objects.filter(report=report)}
    scope = scope_of(report, {key: entry.text for key, entry in texts.items()}, today=today)
    plan = report.plan
    content = Content(
        kind=report.kind,
        period=scope.period,
        next_period=scope.next_period,
        as_of=scope.as_of,
        plan=scope.plan,
        layout=layout_of(report),
        is_sample=plan.is_sample or scope.counts.has_sample,
        parts=assemble(scope),
        tasks=scope.tasks,
        topics=scope.topics,
        channels=scope.channels,
        audiences=scope.audiences,
        compared=tuple(entry.of for entry in scope.compared),
        activity_count=scope.counts.total.activities,
    )
    return content, _stale(content, texts), scope.submissions.closes_early


def _stale(content: Content, texts: Mapping[str, ReportText]) -> tuple[Stale, ...]:
    titles = {p.key: part.title for part in content.walk() for p in part.passages}
    return tuple(
        Stale(
            passage.key,
            passage.subject or passage.label or titles[passage.key],
            plain(passage.generated),
        )
        for passage in content.passages
        if passage.key in texts and texts[passage.key].based_on != plain(passage.generated)
    )
