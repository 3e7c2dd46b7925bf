"""Reports on every legal period, their recipients, and rows frozen beside the figures."""

import django.contrib.postgres.fields
import django.db.models.deletion
import lantoa.foundation.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_agency_units_people'),
        ('foundation', '0002_audit_append_only'),
        ('programme', '0002_import_source'),
        ('reports', '0002_frozen_reports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportedActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.BigIntegerField(verbose_name='mã hoạt động')),
                ('on', models.DateField(verbose_name='ngày thực hiện')),
                ('title', models.TextField(verbose_name='nội dung thực hiện')),
                ('channel', models.BigIntegerField(verbose_name='mã kênh')),
                ('unit', models.TextField(verbose_name='đơn vị thực hiện')),
                ('tasks', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None, verbose_name='mã nhiệm vụ')),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None, verbose_name='mã nội dung')),
                ('audiences', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None, verbose_name='mã đối tượng')),
                ('reach', models.PositiveIntegerField(null=True, verbose_name='số lượt tiếp cận')),
                ('link', models.TextField(verbose_name='đường dẫn')),
                ('is_sample', models.BooleanField(verbose_name='dữ liệu minh họa')),
            ],
            options={
                'verbose_name': 'hoạt động đã chốt',
                'verbose_name_plural': 'hoạt động đã chốt',
                'ordering': ('report', '-on', '-activity'),
            },
        ),
        migrations.CreateModel(
            name='ReportRecipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', lantoa.foundation.fields.CleanCharField(help_text='Như in ở mục Nơi nhận: UBND tỉnh (để báo cáo).', max_length=255, verbose_name='nơi nhận')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('month', 'Báo cáo tháng'), ('quarter', 'Báo cáo quý'), ('half_year', 'Báo cáo 6 tháng'), ('nine_months', 'Báo cáo 9 tháng'), ('year', 'Báo cáo năm')], max_length=20), blank=True, size=None, verbose_name='loại báo cáo')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='nhận từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
            ],
            options={
                'verbose_name': 'nơi nhận báo cáo',
                'verbose_name_plural': 'nơi nhận báo cáo',
                'ordering': ('agency', 'order', 'id'),
            },
        ),
        migrations.AlterModelOptions(
            name='report',
            options={'ordering': ('-counts_to', 'counts_from', '-id'), 'verbose_name': 'báo cáo', 'verbose_name_plural': 'báo cáo'},
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='report_period_exists',
        ),
        migrations.AddField(
            model_name='report',
            name='counts_from',
            field=models.DateField(null=True, verbose_name='tính số liệu từ ngày'),
        ),
        migrations.AddField(
            model_name='report',
            name='counts_to',
            field=models.DateField(null=True, verbose_name='đến hết ngày'),
        ),
        migrations.AlterField(
            model_name='report',
            name='index',
            field=models.PositiveSmallIntegerField(help_text='Tháng 1 đến 12, quý 1 đến 4; 1 cho báo cáo 6 tháng, 9 tháng và năm.', verbose_name='kỳ'),
        ),
        migrations.AlterField(
            model_name='report',
            name='kind',
            field=models.CharField(choices=[('month', 'Báo cáo tháng'), ('quarter', 'Báo cáo quý'), ('half_year', 'Báo cáo 6 tháng'), ('nine_months', 'Báo cáo 9 tháng'), ('year', 'Báo cáo năm')], max_length=20, verbose_name='loại báo cáo'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('index__range', (1, 12)), ('kind', 'month')), models.Q(('index__range', (1, 4)), ('kind', 'quarter')), models.Q(('index', 1), ('kind__in', ('half_year', 'nine_months', 'year'))), _connector='OR'), name='report_period_exists', violation_error_message='Loại báo cáo này không có kỳ như vậy.'),
        ),
        migrations.AddField(
            model_name='reportedactivity',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='reports.report', verbose_name='báo cáo'),
        ),
        migrations.AddField(
            model_name='reportrecipient',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_recipients', to='agencies.agency', verbose_name='cơ quan'),
        ),
        migrations.AddConstraint(
            model_name='reportedactivity',
            constraint=models.UniqueConstraint(fields=('report', 'activity'), name='reported_activity_once', violation_error_message='Báo cáo đã chốt hoạt động này.'),
        ),
        migrations.AddConstraint(
            model_name='reportrecipient',
            constraint=models.UniqueConstraint(fields=('agency', 'name', 'valid_from'), name='report_recipient_once', nulls_distinct=False, violation_error_message='Đã có nơi nhận này từ ngày này.'),
        ),
        migrations.AddConstraint(
            model_name='reportrecipient',
            constraint=models.CheckConstraint(condition=models.Q(('kinds__len__gte', 1), ('kinds__contained_by', ['month', 'quarter', 'half_year', 'nine_months', 'year'])), name='report_recipient_wants_something', violation_error_message='Chọn ít nhất một loại báo cáo.'),
        ),
        migrations.AddConstraint(
            model_name='reportrecipient',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='report_recipient_dates_in_order', violation_error_message='Ngày kết thúc phải từ ngày bắt đầu trở đi.'),
        ),
    ]
