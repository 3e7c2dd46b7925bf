"""What an action raises when it will not act; screens show the message as it is."""


class ActionError(Exception):
    """An action was refused. The message is Vietnamese and says what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class PermissionRefused(ActionError):  # noqa: N818 - reads as a sentence where it is raised
    """The person may not do this."""

    def __init__(
        self,
        message: str = "Tài khoản này không có quyền thực hiện việc này. "
        "Liên hệ Văn phòng của cơ quan nếu cần được giao quyền.",
    ) -> None:
        super().__init__(message)
