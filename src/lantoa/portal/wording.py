"""Words on public pages that are cut to fit."""


def shortened(text: str, longest: int) -> str:
    """At most ``longest`` characters, cut between words and marked with "…"."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", maxsplit=1)[0].rstrip(" ,;:.–-") + "…"
