"""Records are what named tuples are."""

from __future__ import annotations

import copy
import pickle

import pytest

from gixlint.records import Record


class Point(Record):
    """With a default and a method."""

    x: int
    y: int
    name: str = "p"

    def moved(self, by: int) -> Point:
        return self._replace(x=self.x + by)


POINT = Point(1, 2, "q")


def test_a_record_is_a_tuple_of_its_fields() -> None:
    assert POINT == (1, 2, "q")
    assert (POINT.x, POINT.y, POINT.name) == (1, 2, "q")
    assert Point._fields == ("x", "y", "name")
    assert POINT._asdict() == {"x": 1, "y": 2, "name": "q"}
    assert repr(POINT) == "Point(x=1, y=2, name='q')"
    assert hash(POINT) == hash((1, 2, "q"))


@pytest.mark.parametrize(
    ("made", "values"),
    [
        (Point(1, 2), (1, 2, "p")),
        (Point(1, y=2), (1, 2, "p")),
        (Point(name="r", y=2, x=1), (1, 2, "r")),
        (POINT.moved(3), (4, 2, "q")),
    ],
)
def test_values_go_to_their_fields_by_order_and_by_name(made: Point, values: tuple[object, ...]) -> None:
    assert type(made) is Point
    assert made == values


@pytest.mark.parametrize("given", [(1,), (1, 2, "q", 4)])
def test_too_few_values_and_too_many_are_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*given)  # type: ignore[arg-type]


@pytest.mark.parametrize("named", [{"z": 3}, {"x": 3}])
def test_a_name_that_is_no_field_or_is_given_twice_is_refused(named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(1, 2, **named)  # type: ignore[arg-type]


def test_what_is_no_field_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="Point has no z"):
        POINT._replace(z=3)  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["x", "z"])
def test_records_are_frozen(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(POINT, name, 5)


def test_records_travel_between_processes() -> None:
    twins = (pickle.loads(pickle.dumps(POINT)), copy.deepcopy(POINT))
    assert twins == (POINT, POINT)
    assert [type(twin) for twin in twins] == [Point, Point]
