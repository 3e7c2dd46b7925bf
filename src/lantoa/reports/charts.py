"""The charts of a report: drawn from its figures, so that they show what its tables say."""

from lantoa.theme.charts import BarChart, bar_chart

from .content import Content

VALUES = "Số hoạt động"


def charts_of(content: Content) -> dict[str, BarChart]:
    """Charts by the key of the part that they stand in."""
    figures = content.figures
    months = [
        (figure.label, figure.value)
        for key, figure in figures.items()
        if key.startswith("month.") and key.count(".") == 1
    ]
    channels = [
        (channel.name, figures[f"channel.{channel.id}"].value)
        for channel in content.channels
        if f"channel.{channel.id}" in figures
    ]
    found = {}
    if months:
        found["course"] = bar_chart(
            "thang", "Hoạt động theo tháng", months, label_head="Tháng", value_head=VALUES
        )
    if channels:
        found["channels"] = bar_chart(
            "kenh", "Hoạt động theo kênh", channels, label_head="Kênh", value_head=VALUES
        )
    totals = _totals(content)
    if len(totals) > 1:
        found["comparison"] = bar_chart(
            "so-sanh", "Số hoạt động qua các kỳ", totals, label_head="Kỳ", value_head=VALUES
        )
    return found


def _totals(content: Content) -> list[tuple[str, int]]:
    figures, found = content.figures, []
    for entry in content.compared:
        figure = figures.get(f"{entry.key}.total")
        if figure is not None:
            found.append((entry.period.label, figure.value))
    found.reverse()
    total = figures.get("total")
    return [*found, (content.period.label, total.value)] if total else found
