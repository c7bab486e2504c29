"""A sample of the seeded fault runs; `make bench-faults` runs hundreds."""

import pytest

from benchmarks.faults import one_run


@pytest.mark.parametrize("seed", [3, 5, 8, 21])
async def test_nothing_is_lost_or_doubled(seed: int) -> None:
    result = await one_run(seed)
    assert result.good, f"lost {result.lost}, doubled {result.doubled}\n{result.log[-3000:]}"
