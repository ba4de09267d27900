"""Pictures, quotations and tables as readers get them."""

import re
import uuid

import pytest
from django.utils.translation import override

from content.templatetags.content import rich
from tests.factories import PictureFactory

NOBODY = uuid.UUID(int=1)


def figure_of(key, caption=""):
    return f'<figure><img src="/go/{key}/">{f"<figcaption>{caption}</figcaption>" if caption else ""}</figure>'


def caption_in(html):
    return re.search("<figcaption>(.*)</figcaption>", html, re.DOTALL)[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "alternative", "credit"), [("fr", "Une rivière", "Crédit\u00a0: R. Lyon"), ("zh-hans", "一条河", "图片来源：R. Lyon")]
)  # fmt: skip
def test_a_picture_comes_in_every_format_with_its_words(language, alternative, credit):
    picture = PictureFactory(credit="R. Lyon")
    with override(language):
        html = rich(figure_of(picture.pk, "Au <em>bord</em>"))
    assert html.startswith('<figure class="captioned">')
    assert re.findall(r'<source type="([^"]+)"', html) == ["image/avif", "image/webp"]
    image = re.search("<img [^>]*>", html)[0]
    assert [
        name
        for name in (f'alt="{alternative}"', 'width="640"', 'height="480"', 'loading="lazy"')
        if name not in image
    ] == []
    assert (
        caption_in(html) == f'<span class="caption">Au <em>bord</em></span> <span class="credit">{credit}</span>'
    )
    assert "/go/" not in html


@pytest.mark.django_db
def test_a_picture_may_have_neither_caption_nor_credit():
    assert "figcaption" not in rich(figure_of(PictureFactory().pk))


@pytest.mark.django_db
@pytest.mark.parametrize(("caption", "left"), [("Un mot", "<p>Un mot</p>"), ("", "")])
def test_a_picture_that_is_gone_leaves_its_caption(caption, left):
    assert rich(f"<p>a</p>{figure_of(NOBODY, caption)}<p>b</p>") == f"<p>a</p>{left}<p>b</p>"


@pytest.mark.django_db
def test_a_caption_may_hold_a_link():
    assert '<a rel="external" href="https://x.example/">x</a>' in rich(
        figure_of(PictureFactory().pk, '<a href="https://x.example/">x</a>')
    )


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("fr", "— Une élue", "—\u00a0Une élue"),
        ("fr", "-- Une élue", "—\u00a0Une élue"),
        ("fr", "—&nbsp;Une élue", "—\u00a0Une élue"),
        ("zh-hans", "——一位议员", "——一位议员"),
    ],
)
def test_a_last_line_after_a_dash_names_whoever_is_quoted(language, typed, shown):
    with override(language):
        html = rich(f"<blockquote><p>Dit.</p><p>{typed}</p></blockquote><p>Suite</p>")
    assert html == (
        '<figure class="quotation"><blockquote><p>Dit.</p></blockquote>'
        f"<figcaption>{shown}</figcaption></figure><p>Suite</p>"
    )


@pytest.mark.parametrize("inside", ["<p>Dit.</p>", "<p>— Dit.</p>", "<p>— Oui.</p><p>Non.</p>"])
def test_a_quotation_without_a_source_stays_as_it_is(inside):
    assert rich(f"<blockquote>{inside}</blockquote>") == f"<blockquote>{inside}</blockquote>"


def table(*rows, caption=""):
    return f"<table>{caption}<tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def region(name, inside):
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}"><table>{inside}</table></div>'
    )


@pytest.mark.parametrize(
    ("language", "names"), [("fr", ["Tableau", "Tableau\u00a02"]), ("zh-hans", ["表格", "表格2"])]
)
def test_each_table_scrolls_under_a_name_of_its_own(language, names):
    one = table("<td>1</td>")
    with override(language):
        html = rich(f"{one}<p>a</p>{one}")
    assert re.findall('aria-label="([^"]*)"', html) == names


def test_a_caption_names_the_table():
    caption = "<caption>Villes &amp; régions</caption>"
    assert rich(table("<td>1</td>", caption=caption)) == region(
        "Villes &amp; régions", f"{caption}<tbody><tr><td>1</td></tr></tbody>"
    )


def test_headings_say_what_they_head():
    html = rich(table("<th></th><th>Habitants</th>", "<th>Pékin</th><td>1</td>", '<th colspan="2">Total</th>'))
    assert html == region(
        "Tableau",
        '<thead><tr><td></td><th scope="col">Habitants</th></tr></thead>'
        '<tbody><tr><th scope="row">Pékin</th><td>1</td></tr><tr><th scope="col" colspan="2">Total</th></tr></tbody>',
    )


def test_merged_cells_hold():
    rows = ('<th rowspan="2">a</th><th>b</th>', '<td colspan="1">1</td>')
    assert rich(table(*rows)) == region(
        "Tableau",
        '<tbody><tr><th scope="col" rowspan="2">a</th><th scope="col">b</th></tr>'
        '<tr><td colspan="1">1</td></tr></tbody>',
    )


def test_a_table_in_a_table_scrolls_once():
    html = rich(table(f"<td>{table('<th>1</th>')}</td>"))
    assert html.count("table-scroll") == 1


@pytest.mark.parametrize("link", ["https://x.example/", "HTTP://x.example/"])
def test_a_link_elsewhere_says_so(link):
    assert rich(f'<a href="{link}">x</a>') == f'<a rel="external" href="{link}">x</a>'


@pytest.mark.parametrize("link", ["#part", "mailto:a@x.example", "/fr/"])
def test_other_links_do_not(link):
    assert rich(f'<a href="{link}">x</a>') == f'<a href="{link}">x</a>'
