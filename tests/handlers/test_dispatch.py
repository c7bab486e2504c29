"""What handlers name as parameters is what they are given; a wrong name shows at a press alone."""

import inspect
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from aiogram import Dispatcher

from handlers.dispatch import Tools

TOOLS = get_type_hints(Tools)
# By handlers/dispatch.py, by its middlewares, by filters, and by aiogram itself.
FROM_DISPATCH = {"desk", "commands", "menu"}
FROM_MIDDLEWARES = {"user", "texts"}
FROM_FILTERS = {"who", "command", "wish", "question", "fault"}
FROM_AIOGRAM = {"event_update"}


@pytest.fixture
def handlers(dispatcher: Dispatcher) -> list[Any]:
    return [callback for callback in _callbacks(dispatcher) if inspect.isfunction(callback)]


def _callbacks(dispatcher: Dispatcher) -> Iterator[Any]:
    for router in dispatcher.chain_tail:
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield handler.callback
                yield from (one.callback for one in handler.filters or ())


def test_every_parameter_is_given(handlers: list[Any]) -> None:
    ours = {*TOOLS, *FROM_DISPATCH, *FROM_MIDDLEWARES, *FROM_FILTERS, *FROM_AIOGRAM}
    asked = {
        f"{handler.__module__}.{handler.__name__}": set(_parameters(handler)) - ours
        for handler in handlers
        if handler.__module__.startswith("handlers.")
    }
    assert len(asked) > 40
    assert {name: unknown for name, unknown in asked.items() if unknown} == {}


def test_a_name_means_the_same_everywhere(handlers: list[Any]) -> None:
    kinds = {name: {kind} for name, kind in TOOLS.items()}
    for handler in handlers:
        hints = get_type_hints(handler) if handler.__module__.startswith("handlers.") else {}
        for name in set(_parameters(handler)) & {*TOOLS, *FROM_DISPATCH}:
            kinds.setdefault(name, set()).add(hints[name])
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def _parameters(handler: Any) -> list[str]:
    """But for the first, which is the event."""
    return list(inspect.signature(handler).parameters)[1:]
