"""French, where Django's own differ from the site's typography or must stay as they are when Django's change."""

DATE_FORMAT = "j F Y"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"

DECIMAL_SEPARATOR = ","
# Django's is U+00A0, which is as wide as a word space: thousands take the narrow one.
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
