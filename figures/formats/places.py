"""Where a place lies, and what the lines of a globe are called."""

from figures.formats.digits import LANGUAGES, NBSP, digits, exact

COORDINATES = {
    "fr": ("{latitude}{north}, {longitude}{east}", f"°{NBSP}N", f"°{NBSP}S", f"°{NBSP}E", f"°{NBSP}O"),
    "zh-hans": ("{north}{latitude}°，{east}{longitude}°", "北纬", "南纬", "东经", "西经"),
}
EQUATOR = {"fr": "équateur", "zh-hans": "赤道"}
# A whole number of degrees, then north, south, east and west.
LINES = {
    "fr": (f"{{degrees}}°{NBSP}{{side}}", *"NSEO"),
    "zh-hans": ("{side}{degrees}°", "北纬", "南纬", "东经", "西经"),
}
for table in (COORDINATES, EQUATOR, LINES):
    assert set(table) == set(LANGUAGES)


def format_coordinates(latitude, longitude, language):
    """Degrees north and east, negative south and west: `39,904° N, 116,407° E` and `北纬39.904°，东经116.407°`."""
    frame, north, south, east, west = COORDINATES[language]
    return frame.format(
        latitude=digits(abs(exact(latitude)), language),
        longitude=digits(abs(exact(longitude)), language),
        north=south if latitude < 0 else north,
        east=west if longitude < 0 else east,
    )


def format_parallel(degrees, language):
    """Whole degrees, negative south: `30° N` and `北纬30°`; 0 is the equator."""
    frame, north, south, _east, _west = LINES[language]
    return (
        frame.format(degrees=abs(degrees), side=south if degrees < 0 else north) if degrees else EQUATOR[language]
    )


def format_meridian(degrees, language):
    """Whole degrees from -180 to 180, negative west: `120° E` and `东经120°`; neither side at 0 and at 180."""
    frame, _north, _south, east, west = LINES[language]
    side = "" if degrees in (0, 180, -180) else west if degrees < 0 else east
    return frame.format(degrees=abs(degrees), side=side).rstrip(NBSP)
