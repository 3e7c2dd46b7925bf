"""Activities from Excel: the template reads back, every wrong cell is named, hostile files are
refused, and a file is recorded whole, once."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from lantoa.agencies.enums import ChannelKind, Role
from lantoa.agencies.models import Membership
from lantoa.agencies.tests.factories import make_user
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import AuditRecord, StoredFile
from lantoa.programme import actions
from lantoa.programme.activity_sheets.choices import choices_for
from lantoa.programme.activity_sheets.layout import COLUMNS, MOST_ROWS
from lantoa.programme.activity_sheets.meaning import meanings
from lantoa.programme.activity_sheets.reading import read_sheet
from lantoa.programme.activity_sheets.template import template_bytes
from lantoa.programme.models import Activity, ActivityUpload
from lantoa.programme.queries.activity_uploads import preview_of
from lantoa.programme.tests.factories import TODAY, make_activity, make_plan

pytestmark = pytest.mark.django_db
TITLES = [column.title for column in COLUMNS]
MEGABYTE = 1_000_000


@pytest.fixture
def found():
    return make_plan()


def row_of(found, **changes):
    values = {
        "on": date(2026, 4, 15),
        "title": "Đăng bài giới thiệu thủ tục mới",
        "tasks": 1,
        "channel": found.people.channels[ChannelKind.PORTAL].name,
        "unit": found.people.centre.name,
        "audiences": "Công chức, viên chức; Người dân, doanh nghiệp",
        "topics": "a; c",
        "reach": 35,
        "link": "https://example.gov.vn/tin",
        "is_public": "Có",
        **changes,
    }
    return [values[column.key] for column in COLUMNS]


def sheet_bytes(*rows, titles=TITLES, change=lambda sheet: None):
    book = Workbook()
    sheet = book.active
    sheet.append(titles)
    for row in rows:
        sheet.append(row)
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def member(found, who="staff"):
    user = getattr(found.people, who)
    return Membership.objects.select_related("agency", "unit", "user").get(user=user)


def read(found, data, *, who="staff", today=TODAY):
    return meanings(read_sheet(data), choices_for(found.plan, member(found, who)), today=today)


def upload(found, data, *, who="staff", name="hoat-dong.xlsx"):
    return actions.upload_activities(
        plan=found.plan,
        file=SimpleUploadedFile(name, data),
        by=getattr(found.people, who),
        today=TODAY,
    )


class TestTheTemplate:
    def test_reads_back_what_is_chosen_from_its_lists(self, found):
        book = load_workbook(io.BytesIO(template_bytes(choices_for(found.plan, member(found)))))
        sheet, lists = book.worksheets[0], book["Danh mục"]
        chosen = {cell.value: lists.cell(2, cell.column).value for cell in lists[1]}
        sheet.append(
            [
                "15/4/2026",
                "Tin bài",
                *(chosen[title] for title in TITLES[2:7]),
                None,
                None,
                chosen["Công khai"],
            ]
        )
        sheet.move_range(f"A{sheet.max_row}:J{sheet.max_row}", rows=2 - sheet.max_row)
        buffer = io.BytesIO()
        book.save(buffer)

        (meaning,) = read(found, buffer.getvalue())

        assert meaning.errors == ()
        assert meaning.values["tasks"] == (found.tasks[0],)
        assert meaning.values["topics"] == (found.topics[0],)
        assert meaning.values["unit"] == found.people.centre
        assert meaning.values["is_public"] is True

    def test_offers_lists_and_instructions(self, found):
        book = load_workbook(io.BytesIO(template_bytes(choices_for(found.plan, member(found)))))

        assert book.sheetnames == ["Hoạt động", "Danh mục", "Hướng dẫn"]
        validations = book.worksheets[0].data_validations.dataValidation
        lists = {str(choice.sqref)[0] for choice in validations}
        assert lists == set("CDEFGJ")
        units = [cell.value for cell in book["Danh mục"]["C"]][1:]
        assert [unit for unit in units if unit] == [found.people.centre.name]


class TestReading:
    @pytest.mark.parametrize(
        "day",
        [
            date(2026, 4, 15),
            datetime(2026, 4, 15),
            "15/4/2026",
            "15/04/2026",
            "15-4-2026",
            "15.04.2026",
            "2026-04-15",
            46127,
            46127.0,
        ],
    )
    def test_a_day_as_people_and_excel_write_it(self, found, day):
        (meaning,) = read(found, sheet_bytes(row_of(found, on=day)))

        assert meaning.values["on"] == date(2026, 4, 15)

    @pytest.mark.parametrize(
        ("changes", "place", "told"),
        [
            ({"on": "31/02/2026"}, "A2", "không phải ngày"),
            ({"on": "12/31/2026"}, "A2", "không phải ngày"),
            ({"on": "3/4/26"}, "A2", "không phải ngày"),
            ({"on": None}, "A2", "Chưa nhập"),
            ({"on": "21/5/2026"}, "A2", "chưa đến"),
            ({"on": "1/4/2020"}, "A2", "quá xa năm 2026"),
            ({"title": None}, "B2", "Chưa nhập"),
            ({"title": "x" * 501}, "B2", "quá 500"),
            ({"title": "Tin \u202e bài"}, "B2", "không nhìn thấy"),
            ({"tasks": "99"}, "C2", "không có nhiệm vụ “99”"),
            ({"tasks": "1; chín"}, "C2", "không có nhiệm vụ “chín”"),
            ({"channel": "Truyền miệng"}, "D2", "Không có kênh"),
            ({"unit": "Văn phòng Sở"}, "E2", "Không được ghi nhận cho Văn phòng Sở"),
            ({"unit": "Phòng lạ"}, "E2", "Không có đơn vị"),
            ({"audiences": "Trẻ em"}, "F2", "Không có đối tượng"),
            ({"topics": "a; z"}, "G2", "không có nội dung “z”"),
            ({"reach": "nhiều"}, "H2", "không phải số nguyên"),
            ({"reach": -1}, "H2", "không hợp lệ"),
            ({"reach": 1.5}, "H2", "không phải số nguyên"),
            ({"link": "javascript:alert(1)"}, "I2", "Đường dẫn không hợp lệ"),
            ({"is_public": "có lẽ"}, "J2", "nhập Có hoặc Không"),
            ({"reach": "=1+1"}, "H2", "công thức"),
        ],
    )
    def test_each_wrong_cell_is_named(self, found, changes, place, told):
        (meaning,) = read(found, sheet_bytes(row_of(found, **changes)))

        assert [(error.place, told in error.message) for error in meaning.errors] == [(place, True)]

    def test_names_need_no_diacritics_nor_capitals(self, found):
        row = row_of(found, unit="TRUNG TAM THONG TIN", is_public="co", reach="1.234")
        (meaning,) = read(found, sheet_bytes(row))

        assert meaning.errors == ()
        assert (meaning.values["unit"], meaning.values["reach"]) == (found.people.centre, 1234)

    def test_columns_stand_anywhere_and_unknown_ones_are_told(self, found):
        titles, row = [*reversed(TITLES), "Ghi chú"], [*reversed(row_of(found)), "riêng"]
        sheet = read_sheet(sheet_bytes(row, titles=titles))

        assert sheet.ignored == ("Ghi chú",)
        (meaning,) = meanings(sheet, choices_for(found.plan, member(found)), today=TODAY)
        assert meaning.errors == ()

    def test_a_missing_column_is_named(self):
        with pytest.raises(ActionError, match="thiếu cột: Nội dung thực hiện, Kênh"):
            read_sheet(sheet_bytes(titles=["Ngày thực hiện", "Nhiệm vụ", "Đơn vị thực hiện"]))

    def test_a_sheet_without_rows_says_so(self):
        with pytest.raises(ActionError, match="chưa có dòng"):
            read_sheet(sheet_bytes())

    def test_empty_rows_are_passed_over_and_the_end_is_told(self, found):
        def far_below(sheet):
            sheet.cell(1_048_576, 2, " ")

        sheet = read_sheet(sheet_bytes(row_of(found), change=far_below))

        assert [row.number for row in sheet.rows] == [2]
        assert sheet.ended_at is not None

    def test_too_many_rows_are_refused(self, found):
        rows = [row_of(found, title=f"Tin {number}") for number in range(MOST_ROWS + 1)]
        with pytest.raises(ActionError, match=r"hơn 2\.000 dòng"):
            read_sheet(sheet_bytes(*rows))


def repacked(data, change):
    """The same file with some of its parts changed: name → bytes, None to leave one out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()}
        for name, content in (parts | change(parts)).items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


SHEET_PART = "xl/worksheets/sheet1.xml"


class TestHostileFiles:
    def test_merged_cells_are_named(self, found):
        data = sheet_bytes(
            row_of(found), row_of(found), change=lambda sheet: sheet.merge_cells("B2:B3")
        )
        with pytest.raises(ActionError, match="gộp: B2:B3"):
            read_sheet(data)

    def test_macros_are_refused(self, found):
        data = repacked(sheet_bytes(row_of(found)), lambda _: {"xl/vbaProject.bin": b"\x00"})
        with pytest.raises(ActionError, match="macro"):
            read_sheet(data)

    def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(self, found):
        data = repacked(sheet_bytes(row_of(found)), lambda _: {SHEET_PART: b"0" * 60 * MEGABYTE})
        assert len(data) < MEGABYTE

        tracemalloc.start()
        with pytest.raises(ActionError, match="quá lớn"):
            read_sheet(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 5 * MEGABYTE

    def test_a_part_that_lies_about_its_size_is_refused(self, found):
        data = bytearray(sheet_bytes(row_of(found)))
        at = data.rindex(b"PK\x01\x02")
        data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # uncompressed size in the directory
        with pytest.raises(ActionError):
            read_sheet(bytes(data))

    def test_a_million_rows_are_read_no_further_than_allowed(self, found):
        def many(parts):
            head, _, tail = parts[SHEET_PART].partition(b"</sheetData>")
            rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_000))
            return {SHEET_PART: head + rows + b"</sheetData>" + tail}

        sheet = read_sheet(repacked(sheet_bytes(row_of(found)), many))

        assert len(sheet.rows) == 1
        assert sheet.ended_at is not None

    def test_entities_are_refused(self, found):
        def with_entities(parts):
            declared = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>'
            body = parts[SHEET_PART].partition(b"?>")[2] or parts[SHEET_PART]
            return {SHEET_PART: declared + body}

        with pytest.raises(ActionError, match="Không đọc được"):
            read_sheet(repacked(sheet_bytes(row_of(found)), with_entities))

    @pytest.mark.parametrize(
        "change",
        [
            lambda parts: {SHEET_PART: b"<worksheet"},
            lambda parts: {"xl/workbook.xml": b"<nothing/>"},
            lambda parts: {SHEET_PART: None},
            lambda parts: {"[Content_Types].xml": b""},
        ],
    )
    def test_a_broken_part_is_one_sentence(self, found, change):
        with pytest.raises(ActionError):
            read_sheet(repacked(sheet_bytes(row_of(found)), change))

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.xlsx", b"%PDF-1.7"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
            ("a.csv", b"Ngay;Noi dung"),
            ("a.xlsx", b"PK\x03\x04 broken"),
            ("a.xlsx", b""),
        ],
    )
    def test_other_files_are_refused_and_nothing_is_kept(self, found, name, content):
        kept = StoredFile.objects.count()
        with pytest.raises(ActionError):
            upload(found, content, name=name)
        assert StoredFile.objects.count() == kept
        assert not ActivityUpload.objects.exists()

    def test_a_file_beyond_the_limit_is_refused(self, found):
        with pytest.raises(ActionError, match="quá giới hạn 5 MB"):
            upload(found, b"PK\x03\x04" + b"0" * 5 * MEGABYTE)


class TestRecording:
    def test_all_rows_with_one_line_in_the_log(self, found):
        rows = [row_of(found, title=f"Tin bài {number}") for number in range(5)]
        kept = upload(found, sheet_bytes(*rows))
        assert not Activity.objects.exists()

        done = actions.record_upload(upload=kept, by=found.people.staff, today=TODAY)

        assert done.recorded_count == Activity.objects.count() == 5
        activity = Activity.objects.get(title="Tin bài 0")
        assert activity.upload == kept
        assert activity.recorded_by == found.people.staff
        assert list(activity.tasks.all()) == [found.tasks[0]]
        assert [topic.label for topic in activity.topics.all()] == ["a", "c"]
        assert activity.audiences.count() == 2
        assert activity.is_public
        record = AuditRecord.objects.get(verb="activity.import")
        assert record.after == {"count": 5, "sha256": kept.sha256}
        assert not AuditRecord.objects.filter(verb="activity.record").exists()

    def test_one_wrong_row_and_none_is_recorded(self, found):
        kept = upload(found, sheet_bytes(row_of(found), row_of(found, on="31/02/2026")))

        with pytest.raises(ActionError, match="còn 1 dòng sai"):
            actions.record_upload(upload=kept, by=found.people.staff, today=TODAY)

        assert not Activity.objects.exists()

    def test_the_same_file_twice_changes_nothing(self, found):
        data = sheet_bytes(row_of(found))
        first = actions.record_upload(
            upload=upload(found, data), by=found.people.staff, today=TODAY
        )
        again = upload(found, data)
        actions.record_upload(upload=again, by=found.people.staff, today=TODAY)

        assert again.pk == first.pk
        assert Activity.objects.count() == 1
        assert AuditRecord.objects.filter(verb="activity.import").count() == 1

    def test_rows_recorded_before_are_known_in_another_file(self, found):
        kept = upload(found, sheet_bytes(row_of(found)))
        actions.record_upload(upload=kept, by=found.people.staff, today=TODAY)
        other = upload(
            found,
            sheet_bytes(row_of(found), row_of(found, title="Khác"), row_of(found, title="Khác")),
        )

        preview = preview_of(other, member(found), today=TODAY)

        assert [row.meaning.number for row in preview.known] == [2]
        assert [row.meaning.number for row in preview.new] == [3]
        assert [(row.meaning.number, row.earlier) for row in preview.repeated] == [(4, 3)]
        actions.record_upload(upload=other, by=found.people.staff, today=TODAY)
        assert Activity.objects.count() == 2

    def test_a_file_with_nothing_new_is_told_so(self, found):
        actions.record_upload(
            upload=upload(found, sheet_bytes(row_of(found))), by=found.people.staff, today=TODAY
        )
        same = upload(found, sheet_bytes(row_of(found), titles=[*TITLES, "Ghi chú"]))

        with pytest.raises(ActionError, match="Không có gì thay đổi"):
            actions.record_upload(upload=same, by=found.people.staff, today=TODAY)

    def test_only_who_uploaded_it_records_it(self, found):
        kept = upload(found, sheet_bytes(row_of(found)))
        with pytest.raises(ActionError, match="người khác tải lên"):
            actions.record_upload(upload=kept, by=found.people.unit_head, today=TODAY)

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, found, django_assert_max_num_queries
    ):
        rows = [row_of(found, title=f"Tin bài {number}") for number in range(60)]
        kept = upload(found, sheet_bytes(*rows))

        with django_assert_max_num_queries(30):
            actions.record_upload(upload=kept, by=found.people.staff, today=TODAY)

        assert Activity.objects.count() == 60


class TestScreens:
    @pytest.fixture(autouse=True)
    def in_may(self, monkeypatch):
        from lantoa.foundation import clock

        noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=clock.CIVIL_ZONE)
        monkeypatch.setattr(clock, "now", lambda: noon)

    def send(self, client, found, data):
        return client.post(
            reverse("programme:upload_activities"),
            {"plan": found.plan.pk, "file": SimpleUploadedFile("thang-4.xlsx", data)},
            follow=True,
        )

    def test_preview_then_record(self, client, found):
        client.force_login(found.people.staff)
        assert client.get(reverse("programme:upload_activities")).status_code == 200
        template = client.get(reverse("programme:activity_template", args=[found.plan.pk]))
        assert template.content.startswith(b"PK")

        preview = self.send(client, found, sheet_bytes(row_of(found)))
        assert "Ghi nhận 1 hoạt động" in preview.content.decode()
        kept = ActivityUpload.objects.get()
        done = client.post(reverse("programme:activity_upload", args=[kept.pk]), follow=True)

        assert "Kết quả ghi nhận" in done.content.decode()
        assert "Kết quả ghi nhận" in self.send(client, found, sheet_bytes_of(kept)).content.decode()

    def test_errors_by_row_and_column(self, client, found):
        client.force_login(found.people.staff)
        page = self.send(
            client, found, sheet_bytes(row_of(found, on="31/02/2026"))
        ).content.decode()

        assert "Ô A2, cột Ngày thực hiện" in page
        assert "Chưa ghi nhận được" in page

    def test_another_person_and_leadership_have_none_of_it(self, client, found):
        kept = upload(found, sheet_bytes(row_of(found)))
        address = reverse("programme:activity_upload", args=[kept.pk])
        for user in (found.people.unit_head, make_plan().people.staff):
            client.force_login(user)
            assert client.get(address).status_code == 404
        client.force_login(found.people.leader)
        assert client.get(address).status_code == 403

    def test_the_list_of_activities_as_excel_is_read_again(self, client, found):
        activity = make_activity(found, title="=HYPERLINK(1)", reach=3)
        client.force_login(found.people.staff)
        file = client.get(reverse("programme:activities"), {"xuat": "xlsx"})

        sheet = read_sheet(b"".join(file.streaming_content))

        (meaning,) = meanings(sheet, choices_for(found.plan, member(found)), today=TODAY)
        assert meaning.errors == ()
        assert meaning.values["title"] == activity.title
        assert meaning.values["on"] == activity.on

    def test_a_sheet_of_another_unit_says_who_may(self, found):
        division = make_user(found.agency, Role.STAFF, found.people.division)
        stranger = Membership.objects.select_related("agency", "unit").get(user=division)
        (meaning,) = meanings(
            read_sheet(sheet_bytes(row_of(found))), choices_for(found.plan, stranger), today=TODAY
        )
        assert "Chỉ ghi nhận cho đơn vị của mình" in meaning.errors[0].message


def sheet_bytes_of(kept):
    with kept.file.content.open("rb") as content:
        return content.read()
