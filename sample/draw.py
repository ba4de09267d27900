"""Draws the pictures of the sample content: `.venv/bin/python sample/draw.py [name ...]`.

All are made of one thing, a ribbon: it runs like a river, shines like silk, and takes the portal's few colours
(limestone, zinc, celadon, wall red). No word, no figure. Coordinates are those of a picture of 1600 by 1000; it is
drawn three times as large and scaled down, which smooths every edge.
"""

import random
import sys
from itertools import pairwise
from math import atan2, cos, exp, hypot, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1600, 1000, 3
FOLDER = Path(__file__).parent / "pictures"

PAPER = (251, 248, 242)
LIMESTONE = (239, 232, 218)
STONE = (216, 203, 178)
ZINC = (47, 93, 124)
SKY = (159, 188, 206)
CELADON = (47, 107, 94)
JADE = (143, 190, 173)
MIST = (221, 235, 228)
WALL = (158, 43, 37)
ROSE = (222, 158, 146)
BLUSH = (246, 227, 223)
# Where the light comes from.
LIGHT = atan2(-1, -0.55)


# Colours


def mix(one, other, share):
    share = min(1, max(0, share))
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def along(colours, share):
    """The colour at *share* (0 to 1) of a row of colours."""
    place = min(1, max(0, share)) * (len(colours) - 1)
    first = min(int(place), len(colours) - 2)
    return mix(colours[first], colours[first + 1], place - first)


def silk(colour, angle, across):
    """What the light makes of a flat colour: lighter where the ribbon turns towards it, darker towards one edge."""
    turned = 0.5 + 0.5 * cos(angle - LIGHT)
    colour = mix(colour, (20, 28, 40), 0.17 * (1 - turned) + 0.1 * across)
    return mix(colour, (255, 252, 246), 0.08 * turned + 0.16 * (1 - across))


# Lines


def smooth(points, steps=60):
    """A curve through the points (Catmull-Rom), cut into short straight pieces."""
    ends = [extended(points[1], points[0]), *points, extended(points[-2], points[-1])]
    curve = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        curve += [between(a, b, c, d, step / steps) for step in range(steps)]
    return [*curve, points[-1]]


def extended(before, end):
    return 2 * end[0] - before[0], 2 * end[1] - before[1]


def between(a, b, c, d, t):
    return tuple(
        0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2)
        + 0.5 * (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        for i in (0, 1)
    )


def graph(function, start=-60, end=WIDTH + 60, step=6):
    """The curve of y = function(x)."""
    return [(x, function(x)) for x in range(start, end + step, step)]


def rounded(corners, radius, steps=14):
    """A line of straight pieces whose corners are turned by arcs."""
    line = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, end = towards(corner, before, radius), towards(corner, after, radius)
        line += [quadratic(start, corner, end, step / steps) for step in range(steps + 1)]
    return evenly([*line, corners[-1]])


def towards(point, other, distance):
    share = distance / hypot(other[0] - point[0], other[1] - point[1])
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share


def quadratic(a, b, c, t):
    return tuple((1 - t) ** 2 * a[i] + 2 * t * (1 - t) * b[i] + t**2 * c[i] for i in (0, 1))


def evenly(line, step=5):
    """The same line in pieces of about one length, so that its shades change evenly."""
    points = [line[0]]
    for a, b in pairwise(line):
        pieces = max(1, round(hypot(b[0] - a[0], b[1] - a[1]) / step))
        points += [
            (a[0] + (b[0] - a[0]) * k / pieces, a[1] + (b[1] - a[1]) * k / pieces) for k in range(1, pieces + 1)
        ]
    return points


def crossings(line):
    """Where the line meets itself: the numbers of its two points at each crossing."""
    found = []
    for k in range(len(line) - 1):
        for j in range(k + 2, len(line) - 1):
            if k + len(line) - 2 > j and cross(line[k], line[k + 1], line[j], line[j + 1]):
                found.append((k, j))
    return found


def cross(a, b, c, d):
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def alternating(meetings, count):
    """A depth that is over at one crossing and under at the next, all along."""

    def depth(share):
        nearest = min(range(len(meetings)), key=lambda number: abs(meetings[number] - share * count))
        return 1 if nearest % 2 else -1

    return depth


def headings(line):
    """The direction of the line at each of its points."""
    pairs = zip([line[0], *line[:-1]], [*line[1:], line[-1]], strict=True)
    return [atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairs]


# Canvas


class Canvas:
    def __init__(self, top=PAPER, bottom=LIMESTONE):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), top)
        fade = Image.linear_gradient("L").resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, bottom), mask=fade)

    def save(self, name):
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        picture.save(FOLDER / f"{name}.jpg", quality=82, optimize=True, progressive=True)

    def lay(self, drawn, opacity=1.0):
        """Puts on what the function *drawn* draws, as translucent as asked."""
        layer = Image.new("RGBA", self.image.size)
        drawn(ImageDraw.Draw(layer))
        mask = layer.getchannel("A").point(lambda value: round(value * opacity))
        self.image.paste(layer, mask=mask)

    def disc(self, x, y, radius, colour, opacity=1.0):
        box = [scaled((x - radius, y - radius)), scaled((x + radius, y + radius))]
        self.lay(lambda draw: draw.ellipse([*box[0], *box[1]], fill=colour), opacity)

    def glow(self, x, y, radius, colour, opacity):
        """A soft light, strongest at its centre."""
        size = 2 * radius * SCALE
        fade = Image.radial_gradient("L").point(lambda value: round(max(0, 255 - value * 1.42) * opacity))
        fade = fade.resize((size, size), Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", (size, size), colour), scaled((x - radius, y - radius)), fade)

    def ring(self, x, y, radius, width, colour, opacity=1.0):
        box = [*scaled((x - radius, y - radius)), *scaled((x + radius, y + radius))]
        self.lay(lambda draw: draw.ellipse(box, outline=colour, width=round(width * SCALE)), opacity)

    def land(self, line, colours, opacity=1.0):
        """All that lies below a line, from the first colour at its top to the last at the foot of the picture."""
        top = min(y for x, y in line)
        mask = Image.new("L", self.image.size)
        shape = [*line, (WIDTH + 80, HEIGHT + 80), (-80, HEIGHT + 80)]
        ImageDraw.Draw(mask).polygon([scaled(point) for point in shape], fill=round(255 * opacity))
        paint = Image.new("RGB", (1, 256))
        for y in range(256):
            paint.putpixel((0, y), along(colours, (y / 255 * HEIGHT - top) / max(1, HEIGHT - top)))
        self.image.paste(paint.resize(self.image.size, Image.Resampling.BICUBIC), mask=mask)

    def shadow(self, line, width, strength=0.28, drop=16, blur=16):
        """Of a ribbon that floats over the paper; made small, for it is blurred anyway."""
        small = 4
        mask = Image.new("L", (WIDTH // small, HEIGHT // small))
        draw = ImageDraw.Draw(mask)
        for piece in quads(line, width):
            draw.polygon([(x / small, (y + drop) / small) for x, y in piece], fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / small)).resize(
            self.image.size, Image.Resampling.BICUBIC
        )
        self.image.paste(Image.new("RGB", self.image.size, (38, 36, 44)), mask=mask)

    def ribbon(self, line, width, colours, opacity=1.0, shadow=0.28):
        if shadow:
            self.shadow(line, width, shadow)
        self.lay(lambda draw: paint_ribbon(draw, line, width, colours), opacity)

    def woven(self, ribbons, shadow=0.2):
        """Ribbons that pass over and under each other: (line, width, colours, depth), depth a function of 0 to 1."""
        for line, width, *_rest in ribbons:
            self.shadow(line, width, shadow)
        pieces = [piece for ribbon in ribbons for piece in cut(*ribbon)]

        def drawn(draw):
            for _depth, line, width, colours, span in sorted(pieces, key=lambda piece: piece[0]):
                edge = [size + 7 for size in width]
                for quad in quads(line, edge):
                    draw.polygon(
                        [scaled(point) for point in quad], fill=(*mix(colours[0], (16, 22, 32), 0.55), 45)
                    )
                paint_ribbon(draw, line, width, colours, span)

        self.lay(drawn)

    def thread(self, line, colour, width=3, opacity=1.0):
        self.lay(lambda draw: paint_thread(draw, line, colour, width), opacity)

    def threads(self, lines, opacity=1.0):
        """(line, colour, width) of each."""
        self.lay(lambda draw: [paint_thread(draw, *one) for one in lines], opacity)


def scaled(point):
    return round(point[0] * SCALE), round(point[1] * SCALE)


def widths(line, width):
    if isinstance(width, list):
        return width
    return [width(k / (len(line) - 1)) if callable(width) else width for k in range(len(line))]


def edge_points(line, width, across):
    """Points beside the line: *across* is 0 at its left edge, 1 at its right."""
    sides = zip(line, headings(line), widths(line, width), strict=True)
    return [(x - sin(a) * w * (across - 0.5), y + cos(a) * w * (across - 0.5)) for (x, y), a, w in sides]


def quads(line, width):
    left, right = edge_points(line, width, 0), edge_points(line, width, 1)
    return [(left[k], left[k + 1], right[k + 1], right[k]) for k in range(len(line) - 1)]


def paint_ribbon(draw, line, width, colours, span=(0, 1), strips=26):
    turns = headings(line)
    rails = [edge_points(line, width, strip / strips) for strip in range(strips + 1)]
    for strip in range(strips):
        one, other = rails[strip], rails[strip + 1]
        for k in range(len(line) - 1):
            share = span[0] + (span[1] - span[0]) * k / (len(line) - 1)
            colour = silk(along(colours, share), turns[k] + pi / 2, (strip + 0.5) / strips)
            draw.polygon([scaled(p) for p in (one[k], one[k + 1], other[k + 1], other[k])], fill=(*colour, 255))
    # Its core, as on the pages of the portal.
    core = [0.045 * w for w in widths(line, width)]
    for k, quad in enumerate(quads(line, core)):
        share = span[0] + (span[1] - span[0]) * k / (len(line) - 1)
        draw.polygon([scaled(point) for point in quad], fill=(*mix(along(colours, share), PAPER, 0.62), 255))


def paint_thread(draw, line, colour, width):
    for quad in quads(line, width):
        draw.polygon([scaled(point) for point in quad], fill=(*colour, 255))


def cut(line, width, colours, depth, length=10):
    """A ribbon in short pieces, each with its depth."""
    sizes, total = widths(line, width), len(line) - 1
    for start in range(0, total, length):
        end = min(total, start + length)
        # A little of its neighbours too, so that no seam shows in a bend.
        first, last = max(0, start - 2), min(total, end + 2)
        span = first / total, last / total
        yield depth((start + end) / 2 / total), line[first : last + 1], sizes[first : last + 1], colours, span


# Pictures


def beijing():
    """A walled square: one ribbon turns inward, ring within ring, to a court at its heart."""
    canvas = Canvas(PAPER, (240, 228, 214))
    x, y, gap = 780, 490, 108
    canvas.glow(x, y, 760, ROSE, 0.42)
    corners = [(-160, y + 372)]
    for ring in range(3):
        wide, high, next_high = 520 - ring * gap * 1.3, 372 - ring * gap, 372 - (ring + 1) * gap
        left = x - wide + gap * 1.3
        corners += [(x + wide, y + high), (x + wide, y - high), (left, y - high), (left, y + next_high)]
    line = rounded([*corners[:-1], (corners[-1][0], y), (x, y)], 60)
    canvas.ribbon(line, 46, [ZINC, (72, 82, 104), (140, 48, 48), WALL, WALL, (176, 62, 50), (190, 80, 62)])
    canvas.disc(x, y, 62, (190, 80, 62))
    canvas.disc(x, y, 40, PAPER)
    return canvas


def zhejiang():
    """Hills in the mist, and the river that bends like 之 between them."""
    canvas = Canvas((250, 247, 240), (214, 230, 222))
    canvas.disc(1180, 235, 92, (244, 226, 210), 0.9)
    layers = [(400, 58, 0.0045, 0.3), (500, 66, 0.0038, 2.2), (600, 60, 0.0049, 4.2), (800, 60, 0.0036, 0.9)]
    tones = [
        ((203, 222, 213), MIST),
        ((168, 204, 190), (208, 227, 218)),
        ((128, 179, 162), (184, 212, 201)),
        ((76, 137, 120), (140, 184, 168)),
    ]
    river = smooth(
        [
            (1330, 372),
            (1090, 412),
            (1010, 462),
            (1210, 540),
            (1080, 640),
            (620, 690),
            (520, 780),
            (840, 880),
            (1220, 960),
            (1400, 1090),
        ]
    )
    for number, ((base, height, pace, phase), tone) in enumerate(zip(layers, tones, strict=True)):
        line = graph(
            lambda x, b=base, h=height, p=pace, f=phase: (
                b + h * sin(p * x + f) + h * 0.4 * sin(2.3 * p * x + 2 * f)
            )
        )
        canvas.land(line, tone, 1 if number == 3 else 0.9)
        if number == 2:
            canvas.ribbon(
                river,
                lambda t: 5 + 130 * t**1.4,
                [(250, 251, 247), (240, 246, 242), (206, 226, 226), SKY, ZINC],
                shadow=0.18,
            )
    return canvas


def air():
    """A sky in motion, read as streamlines around two still centres; one line of them all is followed."""
    canvas = Canvas((246, 246, 242), (218, 229, 233))
    canvas.disc(1130, 430, 330, PAPER, 0.5)
    canvas.disc(1130, 430, 210, PAPER, 0.6)

    def stream(level):
        def height(x):
            near = exp(-(((x - 1130) / 330) ** 2)) * 190 * (1 if level > 0 else -1) * exp(-abs(level) / 260)
            second = exp(-(((x - 430) / 260) ** 2)) * 95 * exp(-(((level - 170) / 230) ** 2))
            return 430 + level + near - second + 26 * sin(x * 0.0041 + level * 0.006)

        return graph(height)

    lines = [(stream(k * 42 - 520), mix(SKY, ZINC, (k % 5) / 5), 2.4 + 1.6 * (k % 3)) for k in range(27)]
    canvas.threads(lines, 0.45)
    canvas.ribbon(stream(232), lambda t: 30 + 44 * sin(pi * t) ** 2, [SKY, ZINC, (58, 112, 122), CELADON, JADE])
    canvas.ribbon(stream(-120), 16, [SKY, (110, 150, 176), SKY], shadow=0.14)
    return canvas


def urban_planning():
    """Blocks of a city in plan, and the river that they make room for."""
    canvas = Canvas((236, 228, 212), (228, 217, 197))
    chance = random.Random(11)  # noqa: S311 draws blocks, keeps no secret
    river = smooth(
        [(-120, 300), (180, 360), (470, 640), (800, 700), (1010, 480), (1180, 250), (1420, 260), (1740, 420)]
    )
    tints = [PAPER, PAPER, LIMESTONE, (247, 241, 230), STONE, MIST, (205, 222, 212), BLUSH]

    def blocks(draw):
        turn = -0.2
        for row in range(-12, 20):
            for column in range(-4, 20):
                u, v = column * 118 + (row % 2) * 34, row * 82
                x, y = u * cos(turn) - v * sin(turn) - 120, u * sin(turn) + v * cos(turn) + 160
                if min(hypot(x - a, y - b) for a, b in river[::6]) < 104:
                    continue
                wide, high = 104 - chance.choice((0, 0, 42)), 68
                shape = [
                    (
                        x + (i * wide) / 2 * cos(turn) - (j * high) / 2 * sin(turn),
                        y + (i * wide) / 2 * sin(turn) + (j * high) / 2 * cos(turn),
                    )
                    for i, j in CORNERS
                ]
                draw.polygon(
                    [scaled(p) for p in rounded([*shape, shape[0], shape[1]], 9)[9:]],
                    fill=(*chance.choice(tints), 255),
                )

    canvas.lay(blocks)
    canvas.ribbon(river, 74, [ZINC, (62, 118, 138), (70, 134, 130), CELADON], shadow=0.22)
    return canvas


CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))


def transport():
    """Lines that run side by side, then part, each to its own side of town."""
    canvas = Canvas(PAPER, LIMESTONE)
    colours = [
        [WALL, (190, 80, 66)],
        [ROSE, (232, 178, 164)],
        [ZINC, (72, 124, 156)],
        [SKY, (176, 202, 217)],
        [CELADON, (74, 140, 124)],
    ]
    ends = [(1720, 90), (1720, 300), (1720, 520), (1720, 705), (1200, 1120)]
    bends = [(1130, 90), (1180, 300), (1240, 520), (1010, 705), (850, 780)]
    for k in (4, 3, 2, 1, 0):
        start = 430 + k * 56
        corners = [
            (-140, start + 150),
            (250, start + 150),
            (430, start - 30),
            (760, start - 30),
            bends[k],
            ends[k],
        ]
        if k == 4:
            corners = [
                (-140, start + 150),
                (250, start + 150),
                (430, start - 30),
                (700, start - 30),
                (1010, 960),
                (1230, 1180),
            ]
        canvas.ribbon(rounded(corners, 90), 38, colours[k], shadow=0.22)
    for x, y in (*((595, 400 + 56 * k) for k in range(5)), (1420, 90), (1430, 300), (1450, 520), (1400, 705)):
        canvas.disc(x, y, 10, PAPER)
    return canvas


def autonomous_vehicles():
    """A way that bends out of sight, and the waves by which it is felt."""
    canvas = Canvas((243, 242, 238), (226, 222, 210))
    canvas.land(graph(lambda x: 330 + 24 * sin(x * 0.003 + 1)), [(214, 226, 226), (236, 231, 219)], 0.9)
    way = smooth(
        [(1150, 312), (1120, 340), (960, 392), (770, 470), (700, 590), (880, 740), (1140, 900), (1330, 1110)]
    )
    canvas.ribbon(way, lambda t: 3 + 300 * t**1.7, [SKY, (92, 132, 158), ZINC, (40, 78, 106)], shadow=0.2)
    for number, radius in enumerate((70, 130, 200, 280, 370, 470)):
        canvas.ring(717, 528, radius, 5 - number * 0.5, WALL, 0.62 - number * 0.09)
    canvas.disc(717, 528, 24, WALL)
    canvas.disc(717, 528, 9, BLUSH)
    return canvas


def smart_city():
    """One closed line that meets itself again and again; where it does, a point of light."""
    canvas = Canvas((244, 246, 243), (219, 231, 226))
    for radius, opacity in ((430, 0.35), (300, 0.4)):
        canvas.disc(800, 500, radius, PAPER, opacity)
    count = 1200
    line = [
        (800 + 560 * sin(3 * k / count * 2 * pi + 0.6), 500 + 372 * sin(4 * k / count * 2 * pi))
        for k in range(count + 1)
    ]
    meetings = crossings(line)
    order = sorted(k for pair in meetings for k in pair)
    canvas.woven([(line, 30, [CELADON, ZINC, SKY, JADE, CELADON], alternating(order, count))])
    for number, (one, other) in enumerate(meetings):
        x, y = ((a + b) / 2 for a, b in zip(line[one], line[other], strict=True))
        canvas.disc(x, y, 11, PAPER)
        canvas.disc(x, y, 6, WALL if number % 6 == 2 else CELADON)
    return canvas


def agreements():
    """Three strands make one braid: zinc, wall red, celadon."""
    canvas = Canvas(PAPER, LIMESTONE)

    def strand(phase):
        return graph(lambda x: 500 + (210 - 0.03 * x) * sin(x * 0.0072 + phase) - 0.05 * (x - 800))

    def depth(phase):
        return lambda t: sin(2 * ((t * 1720 - 60) * 0.0072 + phase))

    tones = [[ZINC, (66, 118, 150), SKY], [WALL, (182, 70, 58), ROSE], [CELADON, (70, 138, 122), JADE]]
    phases = [0.2, 0.2 + 2 * pi / 3, 0.2 + 4 * pi / 3]
    canvas.woven([(strand(p), 92, tone, depth(p)) for p, tone in zip(phases, tones, strict=True)])
    return canvas


def chair():
    """Six streams of research come together and go on as one."""
    canvas = Canvas((249, 246, 239), (230, 233, 227))
    canvas.disc(1270, 430, 250, MIST, 0.7)
    tones = [ZINC, (92, 140, 168), JADE, CELADON, (190, 92, 78), WALL]
    for k, tone in enumerate(tones):
        start = 80 + k * 168
        end = 452 + (k - 2.5) * 27
        line = smooth(
            [
                (-140, start),
                (150, start + 16 * (-1) ** k),
                (480, start + (500 - start) * 0.42),
                (840, end + 44),
                (1130, end - 26),
                (1420, end - 70),
                (1760, end + 30),
            ]
        )
        canvas.ribbon(
            line, lambda t: 60 - 31 * min(1, t * 1.5), [tone, tone, mix(tone, PAPER, 0.16)], 0.94, shadow=0.17
        )
    return canvas


def training():
    """A cloth on the loom: the two hosts' threads, over and under."""
    canvas = Canvas((233, 224, 206), (224, 213, 192))
    weft = [ZINC, (84, 132, 160), SKY, (84, 132, 160), ZINC, (116, 158, 182), SKY, (84, 132, 160)]
    pale, sand = (240, 232, 214), (228, 214, 190)
    warp = [STONE, pale, sand, WALL, pale, STONE, sand, pale, ROSE, STONE, pale, sand]

    def column(number, start=-80, end=1090):
        return [(20 + number * 150 + 26 * sin(y * 0.003 + 1), y) for y in range(start, end, 6)]

    def row(number):
        return graph(lambda x: 10 + number * 140 + 26 * sin(x * 0.0026 + 0.5))

    for number, tone in enumerate(warp):
        canvas.ribbon(column(number), 108, [tone, mix(tone, PAPER, 0.2)], shadow=0.1)
    for number, tone in enumerate(weft):
        canvas.ribbon(row(number), 100, [tone, mix(tone, PAPER, 0.14), tone], shadow=0.24)
    for number, tone in enumerate(warp):
        for other in range(number % 2, len(weft), 2):
            middle = round(10 + other * 140 + 26 * sin((20 + number * 150) * 0.0026 + 0.5))
            line = column(number, middle - 66, middle + 70)
            canvas.ribbon(line, 108, [tone, mix(tone, PAPER, 0.2), tone], shadow=0.22)
    return canvas


def climate():
    """Layers of years, cool at the top, warm at the bottom, under one sun."""
    canvas = Canvas((248, 245, 238), (240, 226, 212))
    canvas.disc(430, 300, 128, (233, 180, 160), 0.85)
    tones = [(208, 226, 224), JADE, (92, 152, 138), CELADON, ZINC, (112, 84, 98), (178, 82, 68), WALL]
    for k, tone in enumerate(tones):
        base = 330 + k * 84
        line = graph(
            lambda x, b=base, n=k: b + (64 - 3 * n) * sin(x * 0.0034 + n * 0.75) + 22 * sin(x * 0.0083 + n * 1.7)
        )
        if k:
            canvas.shadow(line, 20, 0.1, drop=-4, blur=12)
        canvas.land(line, [mix(tone, PAPER, 0.2), tone, mix(tone, (20, 20, 30), 0.15)], 0.94)
    return canvas


def payment_circuit():
    """A tour that comes back to where it began, stop after stop."""
    canvas = Canvas(PAPER, (238, 231, 218))
    canvas.disc(800, 500, 430, MIST, 0.5)
    count = 720
    turns = [k / count * 2 * pi for k in range(count + 1)]

    def loop(size):
        return [
            (800 + 545 * r * size * cos(a), 500 + 360 * r * size * sin(a))
            for a in turns
            for r in [1 + 0.16 * cos(4 * a)]
        ]

    canvas.threads([(loop(0.24 + 0.09 * k), mix(JADE, CELADON, k / 7), 2.6) for k in range(7)], 0.5)
    line = loop(1)
    canvas.ribbon(line, 54, [CELADON, (64, 128, 118), ZINC, (64, 128, 118), CELADON])
    for k in range(12):
        x, y = line[round((k + 0.5) * count / 12)]
        canvas.disc(x, y, 17, PAPER)
        canvas.disc(x, y, 9, WALL if k == 9 else ZINC)
    return canvas


def fliggy():
    """Ways through the air between two shores; one is chosen."""
    canvas = Canvas((244, 246, 245), (240, 230, 214))
    canvas.land(graph(lambda x: 850 + 0.00016 * (x - 800) ** 2), [(190, 210, 216), (214, 222, 220)])

    def arc(height, left=180, right=1420):
        return [
            (
                left + (right - left) * k / 240,
                858 - height * sin(pi * k / 240) + 0.00016 * (left + (right - left) * k / 240 - 800) ** 2 * 0.6,
            )
            for k in range(241)
        ]

    canvas.threads([(arc(110 + 66 * k), mix(SKY, ZINC, k / 11), 2.6) for k in range(11)], 0.55)
    canvas.disc(1120, 250, 74, (236, 190, 172), 0.9)
    canvas.ribbon(
        arc(560), lambda t: 12 + 62 * sin(pi * t) ** 1.4, [ZINC, (80, 128, 150), JADE, (190, 110, 96), WALL]
    )
    for x, colour in ((180, ZINC), (1420, WALL)):
        y = 858 + 0.00016 * (x - 800) ** 2 * 0.6
        canvas.disc(x, y, 30, PAPER)
        canvas.disc(x, y, 18, colour)
    return canvas


def mobile_police():
    """Places along the way where someone keeps watch, and how far it is felt."""
    canvas = Canvas((243, 244, 243), (221, 228, 231))
    line = smooth(
        [
            (-140, 700),
            (160, 690),
            (420, 470),
            (700, 380),
            (930, 560),
            (1140, 650),
            (1350, 430),
            (1560, 300),
            (1760, 310),
        ]
    )
    posts = [(line[130], 150), (line[262], 210), (line[372], 170)]
    for (x, y), reach in posts:
        for share, opacity in ((1, 0.3), (0.72, 0.4), (0.46, 0.55)):
            canvas.disc(x, y, reach * share, SKY, opacity)
    canvas.ribbon(line, 56, [SKY, ZINC, (38, 76, 104), ZINC, SKY])
    for (x, y), _reach in posts:
        canvas.disc(x, y, 24, PAPER)
        canvas.disc(x, y, 13, WALL)
    return canvas


def hotline():
    """A voice: one wave that swells and fades, with its echoes."""
    canvas = Canvas(PAPER, (238, 229, 220))
    canvas.disc(800, 500, 300, BLUSH, 0.6)

    def wave(share):
        def height(x):
            swell = exp(-(((x - 800) / 390) ** 2))
            return 500 + 300 * share * swell * sin((x - 800) * 0.0128 + share * 0.5) + 12 * share * sin(x * 0.004)

        return graph(height, step=4)

    canvas.threads([(wave(k / 10), mix(ROSE, WALL, abs(k) / 10), 3) for k in range(-10, 11)], 0.5)
    canvas.ribbon(
        wave(0.62), lambda t: 18 + 34 * exp(-(((t - 0.5) / 0.2) ** 2)), [ROSE, WALL, (186, 78, 64), WALL, ROSE]
    )
    return canvas


def airport_welcome():
    """A long descent out of the sky, which widens as it reaches the ground."""
    canvas = Canvas((228, 237, 240), (246, 234, 220))
    canvas.disc(1210, 640, 150, (240, 200, 178), 0.85)
    for base, tone in ((640, (222, 226, 222)), (730, (205, 216, 212)), (820, (226, 214, 194))):
        canvas.land(graph(lambda x, b=base: b + 20 * sin(x * 0.0036 + b)), [tone, mix(tone, PAPER, 0.5)], 0.85)
    line = smooth(
        [
            (1740, 40),
            (1380, 70),
            (980, 130),
            (640, 260),
            (540, 430),
            (720, 590),
            (960, 730),
            (1060, 900),
            (1060, 1130),
        ]
    )
    canvas.ribbon(line, lambda t: 10 + 250 * t**2.1, [SKY, ZINC, (70, 128, 140), CELADON, JADE])
    return canvas


PICTURES = {
    "beijing": beijing,
    "zhejiang": zhejiang,
    "air": air,
    "urban-planning": urban_planning,
    "transport": transport,
    "autonomous-vehicles": autonomous_vehicles,
    "smart-city": smart_city,
    "agreements": agreements,
    "chair": chair,
    "training": training,
    "climate": climate,
    "payment-circuit": payment_circuit,
    "fliggy": fliggy,
    "mobile-police": mobile_police,
    "hotline": hotline,
    "airport-welcome": airport_welcome,
}


def main(names):
    FOLDER.mkdir(exist_ok=True)
    for name in names or PICTURES:
        PICTURES[name]().save(name)


if __name__ == "__main__":
    main(sys.argv[1:])
