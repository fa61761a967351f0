"""Settings of all tests."""

import os

from hypothesis import HealthCheck, settings

# In CI the same examples are tried at every run, and a busy machine is no failure; elsewhere new ones are looked for.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "dev")
