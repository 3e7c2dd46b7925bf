"""Rounds with their days, what units add to them, and estimates."""

import django.db.models.deletion
import lantoa.foundation.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_reminders'),
        ('programme', '0006_evidence_roles'),
        ('reports', '0005_reports_count_between_days'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('month', 'Báo cáo tháng'), ('quarter', 'Báo cáo quý'), ('half_year', 'Báo cáo 6 tháng'), ('nine_months', 'Báo cáo 9 tháng'), ('year', 'Báo cáo năm')], max_length=20, verbose_name='loại báo cáo')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('index', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('opens_on', models.DateField(verbose_name='mở đợt')),
                ('units_due_on', models.DateField(verbose_name='đơn vị nộp')),
                ('office_due_on', models.DateField(verbose_name='Văn phòng trình')),
                ('leadership_due_on', models.DateField(verbose_name='lãnh đạo duyệt')),
                ('sends_on', models.DateField(verbose_name='gửi báo cáo')),
                ('counted', models.TextField(verbose_name='cách tính các mốc')),
                ('opened_on', models.DateField(verbose_name='ngày mở')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người mở')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_rounds', to='programme.plan', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'đợt báo cáo',
                'verbose_name_plural': 'đợt báo cáo',
                'ordering': ('-sends_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='RoundSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('month', 'Báo cáo tháng'), ('quarter', 'Báo cáo quý'), ('half_year', 'Báo cáo 6 tháng'), ('nine_months', 'Báo cáo 9 tháng'), ('year', 'Báo cáo năm')], max_length=20, verbose_name='loại báo cáo')),
                ('opens_by_itself', models.BooleanField(default=True, verbose_name='tự mở đợt')),
                ('sends_after', models.SmallIntegerField(default=3, verbose_name='gửi sau ngày chốt')),
                ('leadership_before', models.PositiveSmallIntegerField(default=1, verbose_name='lãnh đạo duyệt trước ngày gửi')),
                ('office_before', models.PositiveSmallIntegerField(default=2, verbose_name='Văn phòng trình trước ngày gửi')),
                ('units_before', models.PositiveSmallIntegerField(default=5, verbose_name='đơn vị nộp trước ngày gửi')),
                ('opens_before', models.PositiveSmallIntegerField(default=10, verbose_name='mở đợt trước ngày gửi')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='round_settings', to='agencies.agency', verbose_name='cơ quan')),
            ],
            options={
                'verbose_name': 'thiết lập đợt báo cáo',
                'verbose_name_plural': 'thiết lập đợt báo cáo',
            },
        ),
        migrations.CreateModel(
            name='UnitReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'Đang soạn'), ('submitted', 'Đã nộp'), ('returned', 'Trả lại'), ('accepted', 'Đã chấp nhận')], default='open', max_length=12, verbose_name='tình trạng')),
                ('strengths', lantoa.foundation.fields.CleanTextField(blank=True, max_length=10000, verbose_name='ưu điểm')),
                ('shortcomings', lantoa.foundation.fields.CleanTextField(blank=True, max_length=10000, verbose_name='hạn chế')),
                ('causes', lantoa.foundation.fields.CleanTextField(blank=True, max_length=10000, verbose_name='nguyên nhân')),
                ('difficulties', lantoa.foundation.fields.CleanTextField(blank=True, max_length=10000, verbose_name='khó khăn, vướng mắc')),
                ('proposals', lantoa.foundation.fields.CleanTextField(blank=True, max_length=10000, verbose_name='đề xuất, kiến nghị')),
                ('submitted_on', models.DateField(null=True, verbose_name='ngày nộp')),
                ('decided_on', models.DateField(null=True, verbose_name='ngày xem xét')),
                ('return_reason', lantoa.foundation.fields.CleanCharField(blank=True, max_length=1000, verbose_name='lý do trả lại')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xem xét')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='reports.reportround', verbose_name='đợt')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nộp')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unit_reports', to='agencies.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'báo cáo của đơn vị',
                'verbose_name_plural': 'báo cáo của đơn vị',
                'ordering': ('round', 'unit__order', 'unit_id'),
            },
        ),
        migrations.CreateModel(
            name='Estimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activities', models.PositiveIntegerField(verbose_name='số hoạt động ước')),
                ('after', models.DateField(verbose_name='ước cho các ngày sau ngày')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.channel', verbose_name='kênh')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thay bằng số đã ghi nhận')),
                ('unit_report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='reports.unitreport', verbose_name='báo cáo')),
            ],
            options={
                'verbose_name': 'số ước',
                'verbose_name_plural': 'số ước',
                'ordering': ('unit_report', 'channel__order', 'channel_id'),
            },
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.UniqueConstraint(fields=('plan', 'kind', 'year', 'index'), name='one_round_a_period', violation_error_message='Kế hoạch đã có đợt báo cáo của kỳ này.'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('units_due_on')), ('units_due_on__lte', models.F('office_due_on')), ('office_due_on__lte', models.F('leadership_due_on')), ('leadership_due_on__lte', models.F('sends_on'))), name='round_days_in_order', violation_error_message='Các mốc của đợt báo cáo phải theo thứ tự.'),
        ),
        migrations.AddConstraint(
            model_name='roundsetting',
            constraint=models.UniqueConstraint(fields=('agency', 'kind'), name='round_setting_once_a_kind', violation_error_message='Loại báo cáo này đã có thiết lập.'),
        ),
        migrations.AddConstraint(
            model_name='roundsetting',
            constraint=models.CheckConstraint(condition=models.Q(('leadership_before__lte', models.F('office_before')), ('office_before__lte', models.F('units_before')), ('units_before__lte', models.F('opens_before'))), name='round_setting_in_order', violation_error_message='Các mốc theo thứ tự: mở đợt, đơn vị nộp, Văn phòng trình, lãnh đạo duyệt, gửi.'),
        ),
        migrations.AddConstraint(
            model_name='roundsetting',
            constraint=models.CheckConstraint(condition=models.Q(('opens_before__lte', 120), ('sends_after__range', (-60, 60))), name='round_setting_possible', violation_error_message='Mốc gửi cách ngày chốt tối đa 60 ngày làm việc, mở đợt trước ngày gửi tối đa 120 ngày làm việc.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.UniqueConstraint(fields=('round', 'unit'), name='one_unit_report_a_round', violation_error_message='Đơn vị đã có báo cáo trong đợt này.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('submitted_by__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='unit_report_submitted_by_someone', violation_error_message='Thiếu người nộp, ngày nộp.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('returned', 'accepted')), _negated=True), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='unit_report_decided_by_someone', violation_error_message='Thiếu người xem xét, ngày xem xét.'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='unit_report_returned_with_reason', violation_error_message='Nêu lý do trả lại.'),
        ),
        migrations.AddConstraint(
            model_name='estimate',
            constraint=models.UniqueConstraint(fields=('unit_report', 'channel'), name='one_estimate_a_channel', violation_error_message='Kênh này đã có số ước.'),
        ),
        migrations.AddConstraint(
            model_name='estimate',
            constraint=models.CheckConstraint(condition=models.Q(('activities__gte', 1)), name='estimate_is_of_something', violation_error_message='Số ước từ 1 trở lên.'),
        ),
    ]
