"""Keeping the rows behind the figures of a report as they are at approval."""

from django.db import connection

from lantoa.foundation.exceptions import ActionError

from .. import queries
from ..models import Report, ReportedActivity


def freeze_rows(report: Report, *, expected: int) -> str:
    """Copy the activities of a draft to its frozen rows; their SHA-256 in hexadecimal.

    The hash is of the lines that ``queries.frozen_lines`` gives, each with its line end. Raises
    ActionError when there are not ``expected`` of them: someone recorded one in between.
    """
    found = queries.activities_of(report.plan, queries.period_of(report))
    rows = queries.with_links(found, report.plan)
    chosen, values = rows.query.sql_with_params()
    quoted = ", ".join(connection.ops.quote_name(name) for name in ("report_id", *queries.COLUMNS))
    table = connection.ops.quote_name(ReportedActivity._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({quoted}) SELECT %s, found.* FROM ({chosen}) AS found",
            (report.pk, *values),
        )
        if cursor.rowcount != expected:
            raise ActionError(
                "Chưa duyệt: có hoạt động vừa được ghi nhận hoặc rút. Xem lại báo cáo rồi duyệt."
            )
    return queries.rows_sha256(report)
