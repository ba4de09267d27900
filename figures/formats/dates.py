"""Dates, periods and times of day."""

from babel import Locale

from figures.dates import Precision
from figures.formats.digits import NBSP
from figures.formats.french import de

MONTHS = Locale.parse("fr").months["format"]["wide"]


def _french_date(date, *, month=True, year=True):
    day = "1er" if date.day == 1 else date.day and str(date.day)
    day_and_month = NBSP.join(filter(None, (day, MONTHS[date.month] if date.month and month else "")))
    return " ".join(filter(None, (day_and_month, str(date.year) if year else "")))


def _chinese_date(date, *, month=True, year=True):
    pieces = ((year and date.year, "年"), (month and date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{word}" for number, word in pieces if number)


def _said_once(start, end):
    """Which of month and year the two ends of a period need not both say: `du 14 au 16 juin 2018`."""
    alike = start.precision is end.precision is not Precision.YEAR and start.year == end.year
    same_month = start.precision is Precision.DAY and start.month == end.month
    return {"year": not alike, "month": not (alike and same_month)}


def _french_start(date, **said):
    text = _french_date(date, **said)
    return f"du {text}" if date.day else de(text)


def _french_since(start, today):
    if today and start.first_day > today:
        return f"à partir {_french_start(start)}"
    return f"depuis le {_french_date(start)}" if start.day else f"depuis {_french_date(start)}"


def _french_period(start, end, today):
    if end is None:
        return _french_since(start, today)
    if start is None:
        return f"jusqu'{'au' if end.day else 'en'} {_french_date(end)}"
    if start.precision is end.precision is Precision.YEAR:
        return f"{start}–{end}"
    return f"{_french_start(start, **_said_once(start, end))} {'au' if end.day else 'à'} {_french_date(end)}"


def _chinese_period(start, end, today):
    if end is None:
        return f"{_chinese_date(start)}起"
    if start is None:
        return f"至{_chinese_date(end)}"
    return f"{_chinese_date(start)}至{_chinese_date(end, **_said_once(start, end))}"


def _french_time(time):
    minutes = f"{NBSP}{time.minute:02d}" if time.minute else ""
    return f"{time.hour}{NBSP}h{minutes}"


def _chinese_time(time):
    return f"{time:%H:%M}"


DATES = {"fr": _french_date, "zh-hans": _chinese_date}
PERIODS = {"fr": _french_period, "zh-hans": _chinese_period}
TIMES = {"fr": _french_time, "zh-hans": _chinese_time}
TIME_FRAMES = {
    "fr": {"range": "de {start} à {end}", "start": "{start}", "end": "jusqu'à {end}"},
    "zh-hans": {"range": "{start}至{end}", "start": "{start}", "end": "至{end}"},
}


def format_date(date, language):
    """A PartialDate to its own precision: `1987`, `juin 2018`, `1er juin 2018`; `1987年`, `2018年6月14日`."""
    return DATES[language](date)


def format_period(start, end, language, today=None):
    """Between two PartialDates, either of which may be None; empty when both are.

    `2018–2023`, `de juin 2018 à mars 2019`, `depuis 1987`, `jusqu'en juin 2028`; `2018年至2023年`, `1987年起`,
    `至2028年6月`. With `today` (a datetime.date) a French period that has not begun is `à partir de 2030`.
    """
    if start is None and end is None:
        return ""
    if start == end:
        return format_date(start, language)
    return PERIODS[language](start, end, today)


def format_time(time, language):
    """`14 h 30`, `16 h`; `14:30`, `16:00`."""
    return TIMES[language](time)


def format_time_range(start, end, language):
    """`de 14 h 30 à 16 h` and `14:30至16:00`; either end may be None, the text is empty when both are."""
    if start is None and end is None:
        return ""
    frame = "end" if start is None else "start" if end in (None, start) else "range"
    said = {name: time and format_time(time, language) for name, time in (("start", start), ("end", end))}
    return TIME_FRAMES[language][frame].format(**said)
