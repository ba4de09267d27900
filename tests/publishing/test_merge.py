from hypothesis import given
from hypothesis import strategies as st

from publishing.merge import Conflict, Place, merge

WORDS = st.text(max_size=3)
CHOICES = st.frozensets(st.integers(0, 4)).map(sorted)
VALUES = WORDS | st.none() | CHOICES
FIELDS = ("title_fr", "title_zh_hans", "sectors")
ROWS = st.fixed_dictionaries({"title_fr": WORDS, "title_zh_hans": WORDS | st.none(), "sectors": CHOICES})
VERSIONS = st.dictionaries(st.sampled_from("abcd"), ROWS, max_size=4)


@given(VERSIONS, VERSIONS)
def test_where_one_side_changed_nothing_the_other_stands(base, other):
    assert merge(base, other, base).version == other
    assert merge(base, base, other).version == other
    assert merge(base, other, other).version == other
    for sides in [(other, base), (base, other), (other, other)]:
        assert merge(base, *sides).conflicts == []


@given(VERSIONS, VERSIONS, VERSIONS)
def test_every_word_is_in_the_version_or_in_a_conflict(base, theirs, mine):
    merged = merge(base, theirs, mine)
    told = {conflict.place: conflict for conflict in merged.conflicts}
    for side in (theirs, mine):
        for row, fields in side.items():
            for name, value in fields.items():
                if value == base.get(row, {}).get(name) or isinstance(value, list):
                    continue
                conflict = told.get(Place(row, name)) or told.get(Place(row, None))
                live = merged.version.get(row, {}).get(name)
                assert live == value or value in (conflict.theirs, conflict.mine)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_the_two_sides_may_be_exchanged_but_for_who_wins(base, theirs, mine):
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert {c.place for c in one.conflicts} == {c.place for c in other.conflicts}
    assert one.version.keys() == other.version.keys()


def test_different_fields_languages_and_rows_merge_by_themselves():
    base = {"page": {"title_fr": "Pékin", "title_zh_hans": "北京"}, "row": {"note_fr": "a"}}
    theirs = {
        "page": {"title_fr": "Pékin", "title_zh_hans": "北京市"},
        "row": {"note_fr": "a"},
        "new": {"note_fr": "b"},
    }
    mine = {"page": {"title_fr": "La ville de Pékin", "title_zh_hans": "北京"}}
    merged = merge(base, theirs, mine)
    assert merged.conflicts == []
    assert merged.version == {
        "page": {"title_fr": "La ville de Pékin", "title_zh_hans": "北京市"},
        "new": {"note_fr": "b"},
    }


def test_the_same_words_changed_twice_are_told():
    merged = merge({"p": {"t": "a"}}, {"p": {"t": "b"}}, {"p": {"t": "c"}})
    assert merged.version == {"p": {"t": "c"}}
    assert merged.conflicts == [Conflict(Place("p", "t"), "a", "b", "c")]


def test_a_row_taken_out_here_and_changed_there_stays_and_is_told():
    merged = merge({"r": {"t": "a"}}, {"r": {"t": "b"}}, {})
    assert merged.version == {"r": {"t": "b"}}
    assert merged.conflicts == [Conflict(Place("r", None), {"t": "a"}, {"t": "b"}, None)]


def test_a_choice_of_many_is_merged_member_by_member():
    base, theirs, mine = ({"p": {"s": [*members]}} for members in ("ab", "abc", "bd"))
    assert merge(base, theirs, mine).version == {"p": {"s": [*"bcd"]}}
