"""Every report says from which day to which it counts."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("reports", "0004_rows_of_frozen_reports")]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="counts_from",
            field=models.DateField(verbose_name="tính số liệu từ ngày"),
        ),
        migrations.AlterField(
            model_name="report",
            name="counts_to",
            field=models.DateField(verbose_name="đến hết ngày"),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('counts_from__lte', models.F('counts_to'))), name='report_counts_forward', violation_error_message='Ngày cuối tính số liệu phải từ ngày đầu trở đi.'),
        ),
    ]
