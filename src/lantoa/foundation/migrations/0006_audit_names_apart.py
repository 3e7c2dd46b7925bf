"""Names of the people who acted move out of the log's own rows; seals only grow, like the log."""

from django.db import migrations

MOVE = """
ALTER TABLE foundation_auditrecord DISABLE TRIGGER audit_append_only;
INSERT INTO foundation_auditname (record_id, field, text, key)
    SELECT id, 'actor', actor_name, replace(gen_random_uuid()::text, '-', '')
    FROM foundation_auditrecord WHERE actor_id IS NOT NULL;
UPDATE foundation_auditrecord AS record SET name_hashes = jsonb_build_object(
        'actor', encode(sha256(convert_to(name.key || E'\\n' || name.text, 'UTF8')), 'hex'))
    FROM foundation_auditname AS name WHERE name.record_id = record.id;
ALTER TABLE foundation_auditrecord ENABLE TRIGGER audit_append_only;
"""
REFUSE = """
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON foundation_auditseal
    FOR EACH ROW EXECUTE FUNCTION foundation_refuse_audit_change();
CREATE TRIGGER sealed_record_append_only BEFORE UPDATE OR DELETE ON foundation_auditsealedrecord
    FOR EACH ROW EXECUTE FUNCTION foundation_refuse_audit_change();
"""
ALLOW = """
DROP TRIGGER seal_append_only ON foundation_auditseal;
DROP TRIGGER sealed_record_append_only ON foundation_auditsealedrecord;
"""


class Migration(migrations.Migration):
    dependencies = (("foundation", "0005_audit_names_seals"),)

    operations = (
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSE, ALLOW),
    )
