"""The desk for the walk through the role table: it has no rows of its own."""

from lantoa.agencies.desk import desk_lists
from lantoa.agencies.tests.probes import AppProbes

PROBES = AppProbes(
    stage=lambda people: None,
    addresses={"desk:waiting": lambda stage: [{"name": entry.name} for entry in desk_lists()]},
)
