"""What was approved stays: the database refuses to change or delete a frozen report.

Also refused: another number, date or signed copy after signing. A row trigger leaves TRUNCATE
alone, which Django's test flush needs.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION reports_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen = '' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a frozen report is never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.agency_id, NEW.plan_id, NEW.kind, NEW.year, NEW.index, NEW.frozen, NEW.frozen_sha256,
        NEW.symbol, NEW.recipients, NEW.authority, NEW.position, NEW.signer,
        NEW.approved_by_id, NEW.approved_at)
       IS DISTINCT FROM
       (OLD.agency_id, OLD.plan_id, OLD.kind, OLD.year, OLD.index, OLD.frozen, OLD.frozen_sha256,
        OLD.symbol, OLD.recipients, OLD.authority, OLD.position, OLD.signer,
        OLD.approved_by_id, OLD.approved_at)
    THEN
        RAISE EXCEPTION 'a frozen report does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.signed_on IS NOT NULL AND
       (NEW.number, NEW.signed_on, NEW.signed_copy_id)
       IS DISTINCT FROM (OLD.number, OLD.signed_on, OLD.signed_copy_id)
    THEN
        RAISE EXCEPTION 'a signed report keeps number, date and copy'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER report_frozen BEFORE UPDATE OR DELETE ON reports_report
    FOR EACH ROW EXECUTE FUNCTION reports_refuse_change();
"""
ALLOW = """
DROP TRIGGER report_frozen ON reports_report;
DROP FUNCTION reports_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("reports", "0001_reports"),)

    operations = (migrations.RunSQL(REFUSE, ALLOW),)
