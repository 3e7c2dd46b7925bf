from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("foundation", "0006_audit_names_apart"),)

    operations = (migrations.RemoveField(model_name="auditrecord", name="actor_name"),)
