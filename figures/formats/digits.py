"""Digits as each language sets them, and the spaces that part them."""

from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext

from babel.numbers import format_decimal

LANGUAGES = ("fr", "zh-hans")
LOCALES = {"fr": "fr", "zh-hans": "zh_Hans"}
assert set(LOCALES) == set(LANGUAGES)

NBSP = "\u00a0"
NNBSP = "\u202f"

# Rather an error than a rounded figure: Python's own context would round at 28 digits.
EXACTLY = Context(prec=100, traps=[Inexact, InvalidOperation])


def exact(value):
    """The value without an exponent or the zeros of its storage. TypeError for a float, ValueError for NaN."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"A figure is an int or a Decimal, not {value!r}.")
    if not Decimal(value).is_finite():
        raise ValueError(f"{value} is not a number.")
    with localcontext(EXACTLY):
        return Decimal(value).normalize() + 0


def digits(number, language, grouped=True):
    with localcontext(EXACTLY):
        return format_decimal(
            number, locale=LOCALES[language], decimal_quantization=False, group_separator=grouped
        )


def format_number(value, language):
    """All the digits, grouped by thousands: `21 912 345` and `21,912,345`."""
    return digits(exact(value), language)
