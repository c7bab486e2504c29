from dataclasses import dataclass

import pytest

from storage.queries import reader


@dataclass(frozen=True)
class Shelf:
    id: int
    books: int = 0
    note: str = ""


def test_a_row_is_made_of_its_columns_in_their_order() -> None:
    assert reader(Shelf, note=str.upper)((7, 2, "full")) == Shelf(7, 2, "FULL")


@pytest.mark.parametrize("values", [(7,), (7, 2), (7, 2, "full", "x")])
def test_a_column_that_was_not_read_is_no_default(values: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="has 3 columns"):
        reader(Shelf)(values)
