"""Much is imported without collections of garbage in between.

Modules, patterns and types are hundreds of thousands of objects and no garbage. To walk through all
that is there so far again and again was a sixth of what a start costs the processor.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No collections within; later ones pass over what is there at the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
