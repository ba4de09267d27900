"""Pictures of the style page, compared with those that are kept: what looks different, nobody has to notice.

`make shots` compares; `make shots UPDATE=1` keeps the new ones, to be looked at before they are committed. The page is
served by this process, with its clock stopped and with data of its own.
"""

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from socketserver import ThreadingMixIn
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from PIL import Image, ImageChops, ImageOps

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "visual"
DIFFERENCES = ROOT / "var" / "shots"
DRAWN_WITH = KEPT / "drawn-with.json"
# On which every status and every timeline of the style page is drawn.
TODAY = datetime.datetime(2026, 3, 10, 11, 0, tzinfo=datetime.UTC)

WIDTHS = {"wide": 1280, "phone": 390}
# (language, width, scheme): each goes once with each other, which four pictures of a component are enough for.
VARIANTS = [
    ("fr", "wide", "light"),
    ("fr", "phone", "dark"),
    ("zh-hans", "wide", "dark"),
    ("zh-hans", "phone", "light"),
]
# What stands outside the style page, under an address of its own.
ALONE = ("500", "choice", "missing")
# Kept small: a third of the size, sixteen steps of each colour. What moves, or changes its colour, still shows.
SCALE = 3
BITS = 4
# A pixel differs when a colour of it does by more than this (of 255): an edge may fall one step aside.
TOLERANCE = 20
# The share of a picture's pixels that may differ.
SHARE = 0.0005
FONTS = ("Charter", "Noto Serif", "Georgia", "Noto Sans", "sans-serif", "serif", "monospace")


# Pictures: values in, values out.


def reduced(image):
    """As it is kept."""
    size = max(1, image.width // SCALE), max(1, image.height // SCALE)
    return ImageOps.posterize(image.convert("RGB").resize(size, Image.Resampling.BOX), BITS)


def difference(kept, new):
    """(share of the pixels that differ, 0 to 1; their picture) of two reduced pictures; all of it where sizes differ."""
    if kept.size != new.size:
        return 1.0, side_by_side(kept, new)
    red, green, blue = ImageChops.difference(kept, new).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    marks = largest.point(lambda value: 255 if value > TOLERANCE else 0)
    share = marks.histogram()[255] / (kept.width * kept.height)
    return share, Image.composite(Image.new("RGB", new.size, "#FF00FF"), new, marks)


def side_by_side(kept, new):
    both = Image.new("RGB", (kept.width + new.width, max(kept.height, new.height)), "#FF00FF")
    both.paste(kept, (0, 0))
    both.paste(new, (kept.width, 0))
    return both


# What draws.


def drawn_with():
    """The browser and the fonts, by name and version: other ones draw other pictures."""
    browser = run(shutil.which("chromium") or "chromium", "--version").split()[1]
    matches = {name: run("fc-match", "-f", "%{family} %{fontversion}", name) for name in FONTS}
    chinese = {
        f"{name}, Chinese": run("fc-match", "-f", "%{family} %{fontversion}", f"{name}:lang=zh-cn")
        for name in FONTS[-3:]
    }
    return {"chromium": browser, **matches, **chinese}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 our own words


def changes_of_tools():
    """What the kept pictures were drawn with and is another here, one line each."""
    before, now = json.loads(DRAWN_WITH.read_text()), drawn_with()
    return [
        f"{name}: {before.get(name)} then, {now.get(name)} now"
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]


# The page, served.


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass


@contextmanager
def served(data):
    """The address of the portal, served from the folder *data* with its clock stopped."""
    with make_server("127.0.0.1", 0, application(data), Server, Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def application(data):
    os.environ.update(DJANGO_SETTINGS_MODULE="portal.settings.local", PORTAL_DATA=str(data), DATABASE_URL="")
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415 its settings are named only now
    from django.core.management import call_command  # noqa: PLC0415 as above
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 as above
    from django.utils import timezone  # noqa: PLC0415 as above

    django.setup()
    call_command("collectstatic", "--no-input", verbosity=0)
    call_command("migrate", verbosity=0)
    timezone.now = lambda: TODAY
    return get_wsgi_application()


# The browser.


def shots(base):
    """(name, reduced picture) of every group of the style page and of the pages that stand alone, in each variant."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 the comparison alone does without

    # One address whatever the port, for the page draws its own as a QR code.
    mapped = f"--host-resolver-rules=MAP localhost {urlsplit(base).netloc}"
    options = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox", "--hide-scrollbars", mapped]}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        page = browser.new_page(device_scale_factor=1)
        for language, width, scheme in VARIANTS:
            page.set_viewport_size({"width": WIDTHS[width], "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.goto(f"http://localhost/styleguide/{language}/")
            settle(page)
            yield from groups(page, f"{language}-{width}-{scheme}")
            for name in ALONE:
                page.goto(f"http://localhost/styleguide/{language}/{name}/")
                settle(page)
                yield f"{name}/{language}-{width}-{scheme}", taken(page)
        browser.close()


def settle(page):
    """Pictures wait for no scrolling, and are drawn before a shot is taken."""
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    page.evaluate("document.fonts.ready.then(() => true)")


def groups(page, variant):
    for group in page.locator(".style-group").all():
        yield f"{group.get_attribute('id')}/{variant}", taken(group)


def taken(target):
    """A page or a part of one, reduced."""
    return reduced(Image.open(BytesIO(target.screenshot(animations="disabled"))))


# The command.


def keep(pictures):
    """All of them, in the place of those that were kept; nothing is left to complain of."""
    shutil.rmtree(KEPT, ignore_errors=True)
    for name, image in pictures:
        save(image, KEPT / f"{name}.webp")
    DRAWN_WITH.write_text(json.dumps(drawn_with(), indent=1, ensure_ascii=False) + "\n")
    files = list(KEPT.rglob("*.webp"))
    print(f"{len(files)} pictures are kept, {sum(file.stat().st_size for file in files) // 1000} kB")


def save(image, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, lossless=True, quality=100, method=4)


def compare(pictures):
    """The names of what differs, is new or is gone; a picture of each difference is written beside."""
    shutil.rmtree(DIFFERENCES, ignore_errors=True)
    missing = {path.relative_to(KEPT).with_suffix("").as_posix() for path in KEPT.rglob("*.webp")}
    wrong = []
    for name, image in pictures:
        complaint = complaint_about(name, image)
        missing.discard(name)
        if complaint:
            wrong.append(complaint)
    return wrong + [f"{name}: kept, and no longer drawn" for name in sorted(missing)]


def complaint_about(name, image):
    path = KEPT / f"{name}.webp"
    if not path.exists():
        save(image, DIFFERENCES / f"{name}.webp")
        return f"{name}: drawn, and not kept yet"
    with Image.open(path) as file:
        kept = file.convert("RGB")
    share, marked = difference(kept, image)
    if share <= SHARE:
        return ""
    save(marked, DIFFERENCES / f"{name}.webp")
    if kept.size != image.size:
        return f"{name}: {kept.size} then, {image.size} now"
    return f"{name}: {share:.2%} of it looks different"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="keep the new pictures")
    update = parser.parse_args().update
    if not update and (changes := changes_of_tools()):
        sys.exit("\n".join(["Not compared: the kept pictures were drawn with other tools.", *changes]))
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as base:
        pictures = shots(base)
        wrong = keep(pictures) if update else compare(pictures)
    if wrong:
        sys.exit(
            "\n".join([*wrong, f"Look at {DIFFERENCES.relative_to(ROOT)}/; if it is meant: make shots UPDATE=1"])
        )


if __name__ == "__main__":
    main()
