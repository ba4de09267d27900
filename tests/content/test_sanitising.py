"""Of what is pasted or forged, only what readers may safely meet is kept."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from content.fields import sanitise
from content.sanitising import refused_links
from pages.models import Page
from tests.factories import PageFactory

KEY = uuid.UUID(int=7)
PICTURE = f'<img src="/go/{KEY}/">'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<figure>{PICTURE}<figcaption>Un <em>mot</em></figcaption></figure>",) * 2,
        (f"<figure>{PICTURE}</figure>",) * 2,
        (f"<figure>{PICTURE}<figcaption></figcaption></figure>", f"<figure>{PICTURE}</figure>"),
        (f'<figure class="x"><img src="/go/{KEY}/" alt="a" onerror="steal()"></figure>', f"<figure>{PICTURE}</figure>"),
        (f"<figure>{PICTURE}<figcaption>a<p>b</p></figcaption></figure>", f"<figure>{PICTURE}<figcaption>ab</figcaption></figure>"),
        ('<figure><img src="https://elsewhere.example/x.png"><figcaption>Un mot</figcaption></figure>', "<p>Un mot</p>"),
        ('<figure><img src="//elsewhere.example/x.png"></figure>', ""),
        (f'<figure><img src="/go/{KEY}/../../media/x.svg"></figure>', ""),
        ('<figure><img src="data:image/svg+xml,x"></figure>', ""),
        ('<figure><img src="/media/pictures/a.png"></figure>', ""),
        ('<p>a<img src="x" onerror="steal()">b</p>', "<p>ab</p>"),
        (f"<p>a{PICTURE}b</p>", "<p>ab</p>"),
        (f"<figure><figure>{PICTURE}</figure><figcaption>c</figcaption></figure>", f"<figure>{PICTURE}<figcaption>c</figcaption></figure>"),
        ('<p><a href="https://x.example/" rel="opener" target="_blank">x</a></p>', '<p><a href="https://x.example/">x</a></p>'),
        ("<p><svg><style>p{}</style></svg>x<style>p{}</style></p>", "<p>x</p>"),
        ("<table><caption>a<b>b</b></caption><tr><td>1", "<table><caption>ab</caption><tbody><tr><td>1</td></tr></tbody></table>"),
        ('<table><tbody><tr><th colspan="2">a</th></tr></tbody></table>',) * 2,
        ("<p>a</p><p></p><p>b</p><p></p><p>&nbsp;</p><p><br></p>", "<p>a</p><p></p><p>b</p>"),
        ("<table><tr><td>a</td></tr><tr><td><p></p></td><th></th></tr></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<table><tbody><tr><td><p></p></td></tr><tr><td><p>a</p></td></tr></tbody></table>",) * 2,
    ],
)  # fmt: skip
def test_what_is_kept(written, kept):
    assert sanitise(written) == kept


@pytest.mark.parametrize(
    "hostile",
    [
        f"<figure>{PICTURE}<figcaption><td colspan='><script>steal()</script>'>x</figcaption></figure>",
        f"<figure>{PICTURE}<figcaption>a<strong><figcaption>b</figcaption>c</strong></figcaption></figure>",
        "<figure><a title='<script>steal()</script>' href='https://x.example/<script>'>x</a></figure>",
        f"<figure><figcaption>{PICTURE}<figure><figcaption><svg onload=steal()></figcaption></figure></figcaption></figure>",
        "<table><tr><td rowspan='\"><img src=x onerror=steal()>'>x<table><caption><figure>",
        f"</figure>{PICTURE}</figcaption><figure><figure><figure>",
        "<figure>" * 500 + PICTURE,
        f"<blockquote><figure>{PICTURE}<blockquote>" * 200,
    ],
)
def test_what_is_clean_stays_as_it_is(hostile):
    clean = sanitise(hostile)
    assert sanitise(clean) == clean
    assert [word for word in ("<script", "onerror=", "onload=", "<svg") if word in clean] == []


REFUSED = [
    "/admin/", "/admin", "/admin/pages/page/", "/fr/../admin/", "/./admin/x", "/%61dmin/", "../../admin/", "//elsewhere.example/",
    "\\\\elsewhere.example/", "/\\elsewhere.example/", "/\t/elsewhere.example", " //elsewhere.example", "https:elsewhere", "//[",
]  # fmt: skip
KEPT = [
    f"/go/{KEY}/", "/go/partners:index/#part", "#part", "/fr/", "/administration/", "/fr/admin/", "https://x.example/admin/",
    "HTTPS://x.example/", "mailto:a@x.example", "tel:+33142000000", "/media/documents/a.pdf", "",
]  # fmt: skip


@pytest.mark.parametrize("link", REFUSED)
def test_links_that_readers_cannot_follow_go_and_are_told(link):
    html = f'<p><a href="{link}">ici</a></p>'
    assert (sanitise(html), refused_links(html)) == ("<p><a>ici</a></p>", [link])


@pytest.mark.parametrize("link", KEPT)
def test_other_links_stay(link):
    html = f'<p><a href="{link}">ici</a></p>'
    assert (sanitise(html), refused_links(html)) == (html, [])


@pytest.mark.django_db
def test_a_form_names_the_link_that_it_refuses():
    page = PageFactory.build(body_fr='<p><a href="/admin/pages/">ici</a></p>')
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert "/admin/pages/" in refusal.value.message_dict["body_fr"][0]


@pytest.mark.django_db
def test_other_ways_into_the_database_drop_it():
    PageFactory(body_fr='<p><a href="//elsewhere.example/">ici</a></p>')
    assert Page.objects.get().body_fr == "<p><a>ici</a></p>"
