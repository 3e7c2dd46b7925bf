"""Days of counting for the reports that are there; rows of the frozen ones move out of their text.

From here on the database refuses to add, change or delete a row of a frozen report.
"""

from django.db import migrations

FILL = """
UPDATE reports_report SET
    counts_from = CASE WHEN index = 1 THEN make_date(year - 1, 12, 15)
                       ELSE make_date(year, (index - 1) * 3, 15) END,
    counts_to = make_date(year, index * 3, 14);
INSERT INTO reports_reportedactivity
    (report_id, activity, "on", title, channel, unit, tasks, topics, audiences, reach, link,
     is_sample)
SELECT report.id, (row->>'id')::bigint, (row->>'on')::date, row->>'title',
    (row->>'channel')::bigint, row->>'unit',
    ARRAY(SELECT jsonb_array_elements_text(row->'tasks')::bigint),
    ARRAY(SELECT jsonb_array_elements_text(row->'topics')::bigint),
    ARRAY(SELECT jsonb_array_elements_text(row->'audiences')::bigint),
    (row->>'reach')::integer, row->>'link', (row->>'is_sample')::boolean
FROM reports_report AS report,
    jsonb_array_elements(NULLIF(report.frozen, '')::jsonb->'activities') AS row;
"""
REFUSE = """
CREATE FUNCTION reports_refuse_row_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND
       (SELECT frozen = '' FROM reports_report WHERE id = NEW.report_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the rows of a frozen report do not change' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER reported_activity_frozen BEFORE INSERT OR UPDATE OR DELETE
    ON reports_reportedactivity FOR EACH ROW EXECUTE FUNCTION reports_refuse_row_change();
"""
ALLOW = """
DROP TRIGGER reported_activity_frozen ON reports_reportedactivity;
DROP FUNCTION reports_refuse_row_change();
"""


class Migration(migrations.Migration):
    dependencies = (("reports", "0003_kinds_and_rows"),)

    operations = (
        migrations.RunSQL(FILL, "DELETE FROM reports_reportedactivity"),
        migrations.RunSQL(REFUSE, ALLOW),
    )
