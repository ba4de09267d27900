from decimal import Decimal

import pytest
from django.utils import translation

from publishing.fields import NumberFormField


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [("fr", "1,5", "1,5"), ("fr", "1.5", "1,5"), ("zh-hans", "1.5", "1.5"), ("fr", "21900000", "21900000")],
)
def test_a_number_is_typed_as_the_interface_writes_it(language, typed, shown):
    field = NumberFormField(max_digits=20, decimal_places=4)
    with translation.override(language):
        number = field.clean(typed)
        stored = number.quantize(Decimal("0.0001"))
        assert field.prepare_value(stored) == shown
        assert field.clean(shown) == number
        assert not field.has_changed(stored, shown)


def test_a_number_is_given_back_as_it_was_typed():
    assert NumberFormField().prepare_value("1,5 million") == "1,5 million"
