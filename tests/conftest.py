"""Settings of all tests."""

import os

from hypothesis import HealthCheck, settings

# In CI the same examples are tried at every run, so that no change is blamed for what it did not do. At a developer's
# new ones are looked for each time: a failure shows the example and a line `@reproduce_failure(...)` that brings it
# back anywhere, and is tried first until it passes (.hypothesis/); then it becomes a row of a table. `CI=1 pytest` does
# as CI does. In both a slow machine is no failure.
EVERYWHERE = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, **EVERYWHERE)
settings.register_profile("dev", **EVERYWHERE)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
