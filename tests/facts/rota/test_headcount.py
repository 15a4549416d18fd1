"""How many there are at each moment."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from missionrisk.facts.rota.headcount import Level, Stay, fewest_during, levels

stays = st.lists(
    st.builds(
        lambda start, length, name: Stay((start, start + length), name, len(name)),
        st.integers(0, 30),
        st.integers(0, 10),
        st.sampled_from(["a", "bb", "ccc"]),
    ),
    max_size=10,
)


def test_who_is_there_twice_counts_once() -> None:
    found = levels([Stay((0, 10), "ana", 1), Stay((5, 15), "ana", 1), Stay((8, 12), "nurses", 2)])
    assert [level for level in found if level.heads > 1] == [Level(8, 10, 3), Level(10, 12, 3)]
    assert (found[0].start, found[-1].end) == (0, 15)


def test_a_moment_without_anybody() -> None:
    found = levels([Stay((0, 10), "ana", 1), Stay((10, 20), "ben", 2), Stay((25, 30), "ana", 1)])
    assert fewest_during(found, [(2, 18)]) == 1
    assert fewest_during(found, [(12, 18), (26, 30)]) == 1
    assert fewest_during(found, [(12, 20)]) == 2
    assert fewest_during(found, [(12, 26)]) == 0
    assert fewest_during(found, []) == 0


@settings(max_examples=50, deadline=None)
@given(stays, st.integers(0, 30), st.integers(1, 10))
def test_counting_moment_by_moment_gives_the_same(found: list[Stay], start: int, length: int) -> None:
    def at(moment: int) -> float:
        return sum({stay.name: stay.heads for stay in found if stay.span[0] <= moment < stay.span[1]}.values())

    counted = levels(found)
    assert all(level.heads == at(level.start) == at(level.end - 1) for level in counted)
    assert fewest_during(counted, [(start, start + length)]) == min(at(m) for m in range(start, start + length))
