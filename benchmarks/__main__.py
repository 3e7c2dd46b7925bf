"""``./bench [NAME…]``: run the measurements and print one table."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks import table

NOT_MEASUREMENTS = {"__init__", "__main__", "scratch", "table"}


def main(names: list[str]) -> int:
    known = sorted(
        path.stem
        for path in Path(__file__).parent.glob("*.py")
        if path.stem not in NOT_MEASUREMENTS
    )
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"Không có phép đo {', '.join(unknown)}. Có: {', '.join(known)}.", file=sys.stderr)
        return 2
    codes = []
    for name in names or known:
        print(f"== {name}", flush=True)
        codes.append(import_module(f"benchmarks.{name}").main())
    if table.ROWS:
        print(f"\n{table.render()}")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
