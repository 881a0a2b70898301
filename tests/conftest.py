"""How hard the laws are tried: `ci` always draws the same 100 examples, `laws` (make laws) 10,000 fresh ones."""

from hypothesis import HealthCheck, settings

# A slow machine is no finding, so neither profile watches the clock.
settings.register_profile(
    "ci", derandomize=True, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "laws", deadline=None, max_examples=10_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")
