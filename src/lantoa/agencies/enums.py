"""Choices of agencies: roles, kinds of units and channels."""

from django.db import models


class Role(models.TextChoices):
    """What a person may do in one agency; the table of permissions says it in full."""

    STAFF = "staff", "Công chức, viên chức đơn vị"
    UNIT_HEAD = "unit_head", "Trưởng đơn vị"
    EDITOR = "editor", "Biên tập (Trung tâm Thông tin)"
    OFFICE = "office", "Văn phòng"
    LEADERSHIP = "leadership", "Lãnh đạo cơ quan"
    INSPECTORATE = "inspectorate", "Thanh tra, kiểm tra"
    ADMINISTRATOR = "administrator", "Quản trị của cơ quan"
    SUPERIOR_VIEWER = "superior_viewer", "Cơ quan cấp trên (chỉ xem)"


# They act for a unit; the others for the whole agency.
ROLES_OF_A_UNIT = (Role.STAFF, Role.UNIT_HEAD, Role.EDITOR, Role.OFFICE)
# What they decide binds the agency, or opens it to others.
SECOND_FACTOR_ROLES = (Role.LEADERSHIP, Role.ADMINISTRATOR)


class UnitKind(models.TextChoices):
    LEADERSHIP = "leadership", "Lãnh đạo cơ quan"
    OFFICE = "office", "Văn phòng"
    DIVISION = "division", "Phòng chuyên môn"
    INSPECTORATE = "inspectorate", "Thanh tra"
    BRANCH = "branch", "Chi cục"
    CENTRE = "centre", "Đơn vị sự nghiệp"
    OTHER = "other", "Đơn vị khác"


class ChannelKind(models.TextChoices):
    """The kinds found in real plans, for figures that compare agencies."""

    MEETING = "meeting", "Họp giao ban, hội nghị"
    PORTAL = "portal", "Cổng, trang thông tin điện tử"
    BULLETIN = "bulletin", "Bản tin"
    BROADCAST = "broadcast", "Phát thanh, truyền hình"
    PRESS = "press", "Báo chí"
    LOUDSPEAKER = "loudspeaker", "Truyền thanh cơ sở"
    PRINT = "print", "Pa nô, áp phích, tờ rơi"
    TRAINING = "training", "Tập huấn, bồi dưỡng"
    CONTEST = "contest", "Cuộc thi"
    SOCIAL = "social", "Mạng xã hội"
    OTHER = "other", "Hình thức khác"


class DigestState(models.TextChoices):
    """Where a letter of reminders stands. One that was begun is never sent a second time."""

    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    NO_ADDRESS = "no_address", "Không có địa chỉ thư"
    NO_SERVER = "no_server", "Chưa cấu hình máy chủ thư"
    FAILED = "failed", "Chưa gửi được"
