"""The log only grows: the database itself refuses to change or delete a row of it.

A row trigger leaves TRUNCATE alone, which Django's test flush needs.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION foundation_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit records are append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON foundation_auditrecord
    FOR EACH ROW EXECUTE FUNCTION foundation_refuse_audit_change();
"""
ALLOW = """
DROP TRIGGER audit_append_only ON foundation_auditrecord;
DROP FUNCTION foundation_refuse_audit_change();
"""


class Migration(migrations.Migration):
    dependencies = (("foundation", "0001_people_audit_files"),)

    operations = (migrations.RunSQL(REFUSE, ALLOW),)
