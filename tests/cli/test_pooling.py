from __future__ import annotations

import os
import time

import pytest

from gixlint.pooling import cores, each


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def late(number: int) -> int:
    time.sleep(0.03 * (number % 3 == 0))
    return number


def die_at_five(number: int) -> int:
    if number == 5:
        os._exit(42)
    return number


def told(number: int, code: int) -> int:
    return -code


def test_results_come_in_order_from_other_processes() -> None:
    results = list(each(square, range(20), 3))
    assert [result for result, _ in results] == [n * n for n in range(20)]
    assert 1 < len({process for _, process in results} | {os.getpid()}) <= 4
    assert os.getpid() not in {process for _, process in results}
    assert list(each(late, range(10), 4)) == list(range(10))


@pytest.mark.parametrize(("count", "processes"), [(0, None), (1, 4), (3, None), (20, 1)])
def test_few_works_are_done_here(count: int, processes: int | None) -> None:
    assert list(each(square, range(count), processes)) == [(n * n, os.getpid()) for n in range(count)]


@pytest.mark.parametrize("processes", [2, 3, 12])
def test_a_process_that_dies_costs_only_its_work(processes: int) -> None:
    assert list(each(die_at_five, range(12), processes, told)) == [*range(5), -42, *range(6, 12)]


def test_without_a_substitute_the_death_of_a_process_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="exit code 42"):
        list(each(die_at_five, range(12), 2))


def test_what_is_not_asked_for_is_not_waited_for() -> None:
    results = each(late, range(1000), 2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
