from django.db import migrations


def keep_the_text_of_each_plan(apps, schema_editor):
    """Each plan so far has one text: the one it was confirmed with."""
    plan_model = apps.get_model("programme", "Plan")
    version_model = apps.get_model("programme", "PlanVersion")
    version_model.objects.bulk_create(
        version_model(
            plan=plan,
            index=1,
            content=plan.content,
            source_id=plan.source_id,
            valid_from=plan.signed_on,
        )
        for plan in plan_model.objects.filter(versions__isnull=True)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0007_plan_versions"),
    ]

    operations = [
        migrations.RunPython(keep_the_text_of_each_plan, migrations.RunPython.noop),
    ]
