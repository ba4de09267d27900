"""Sessions in the order a reader needs them: what is to come by year and month, then what is over."""

from typing import NamedTuple

from babel.dates import get_month_names

from figures.dates import PartialDate

LOCALES = {"fr": "fr", "zh-hans": "zh_Hans"}


class SessionCalendar(NamedTuple):
    ahead: list
    years: list
    behind: list


class Month(NamedTuple):
    """`state` is "taken", "possible" (only the year of a session is known) or empty."""

    number: int
    state: str


def session_calendar(sessions, today):
    """*ahead*: the sessions not over yet, the next first; *years*: [(year, [12 Months])] of those; *behind*: the latest first."""
    ordered = sorted(sessions, key=lambda session: str(session.starts))
    ahead = [session for session in ordered if last_moment(session).last_day >= today]
    behind = [session for session in reversed(ordered) if session not in ahead]
    return SessionCalendar(ahead, years_of(ahead), behind)


def last_moment(session):
    return session.ends or session.starts


def years_of(sessions):
    years = {year for session in sessions for year in range(session.starts.year, last_moment(session).year + 1)}
    return [
        (year, [Month(month, state_of(sessions, year, month)) for month in range(1, 13)]) for year in sorted(years)
    ]


def state_of(sessions, year, month):
    states = {state_in(session, PartialDate(year, month)) for session in sessions}
    return next((state for state in ("taken", "possible") if state in states), "")


def state_in(session, month):
    """What *session* makes of *month*; an end known by its year alone leaves all its months possible."""
    starts, ends = session.starts, last_moment(session)
    if starts.first_day > month.last_day or ends.last_day < month.first_day:
        return ""
    vague = (starts.month is None and starts.year == month.year) or (
        ends.month is None and ends.year == month.year
    )
    return "possible" if vague else "taken"


def month_initials(language):
    """{1: J, 2: F…}; Chinese has its numbers."""
    return get_month_names("narrow", "stand-alone", LOCALES[language])
