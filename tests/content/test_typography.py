import re
import time
import unicodedata

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from content.middleware import TypographyMiddleware
from content.typography.chinese import chinese
from content.typography.french import french
from content.typography.html import KEPT_TOGETHER, TAG, typeset
from tests.factories import PartnerFactory

# In what follows ~ is U+00A0 and _ is U+202F, so that they can be seen.
SEEN = str.maketrans({"\u00a0": "~", "\u202f": "_"})
TYPED = str.maketrans({"~": "\u00a0", "_": "\u202f"})

FRENCH = [
    ("Quoi ? Non ! Ceci ; cela : voilà.", "Quoi_? Non_! Ceci_; cela~: voilà."),
    ("Quoi? Non! Ceci; cela: voilà.", "Quoi_? Non_! Ceci_; cela~: voilà."),
    ("Quoi~? Ceci~; cela_: voilà", "Quoi_? Ceci_; cela~: voilà"),
    ("Quoi ?! Où?!", "Quoi_?! Où_?!"),
    ("(?) (!) ; seul", "(?) (!)_; seul"),
    ("« a », «b», «_c_»", "«~a~», «~b~», «~c~»"),
    ('Le "Paris Region" !', "Le «~Paris Region~»_!"),
    ('« la "ville" du futur »', "«~la “ville” du futur~»"),
    ('un écran de 15" et un autre', 'un écran de 15" et un autre'),
    ('"a "b" c" d', '"a "b" c" d'),
    ('"a" et "b"', "«~a~» et «~b~»"),
    ("l'eau d'1 aujourd'hui l'« État » 'cité'", "l’eau d’1 aujourd’hui l’«~État~» 'cité'"),
    ("Alors... oui", "Alors… oui"),
    ("../chemin .../x ....", "../chemin .../x ...."),
    ("600 000 ou 21 912 345 personnes", "600_000 ou 21_912_345~personnes"),
    ("600~000 et 1 000,5 ici", "600_000 et 1_000,5 ici"),
    ("en 2018 600 000 personnes", "en 2018 600 000~personnes"),
    ("21,9 millions, 15 jours, 10 ans, 5 km²", "21,9~millions, 15~jours, 10~ans, 5~km²"),
    ("1,5 % ou 15% ; 23 € ou 23€", "1,5_% ou 15_%_; 23~€ ou 23~€"),
    ("n° 5, M. Yuan, Mme Li, art. 3, p. 12 du", "n°~5, M.~Yuan, Mme~Li, art.~3, p.~12 du"),
    ("le 14 juin 2018 et le 1er juin", "le 14~juin 2018 et le 1er~juin"),
    ("à 14 h 30 ou à 9 h du soir", "à 14~h~30 ou à 9~h du soir"),
    ("au XXe siècle, au 21e siècle", "au XXe~siècle, au 21e~siècle"),
    ("de 2018-2023, non 2018-06-14 !", "de 2018–2023, non 2018-06-14_!"),
    ("Accord de 2018", "Accord de~2018"),
    ("En 2018.", "En~2018."),
    ("2018 est une année", "2018 est une année"),
    # What is no punctuation of a sentence stays.
    ("12:30, 1:2, C:\\x, a?x=1, :) ;-) x!important", "12:30, 1:2, C:\\x, a?x=1, :) ;-) x!important"),
    ("https://a.fr/l'eau?b=c;d 2018-2023 !", "https://a.fr/l'eau?b=c;d 2018–2023_!"),
    ("https://a.fr/2018-2023/1 000", "https://a.fr/2018-2023/1 000"),
    ("moi@a-b.fr, +33 1 53 85 53 85, 01 53 85 53 85", "moi@a-b.fr, +33 1 53 85 53 85, 01 53 85 53 85"),
    ("+86 571 123 456", "+86 571 123 456"),
]

CHINESE = [
    ("北京,巴黎;好:是?对!", "北京，巴黎；好：是？对！"),
    ("北京, 巴黎 ， 好 。", "北京，巴黎，好。"),
    ("Paris, 北京. Alipay, Fliggy 等.", "Paris，北京。Alipay, Fliggy等。"),
    ("Hello, world (a). Is it?", "Hello, world (a). Is it?"),
    ("北京(Paris, France) 与 (法兰西岛)", "北京（Paris, France）与（法兰西岛）"),
    ("(a(汉)b)", "（a（汉）b）"),
    ("（汉)", "（汉）"),
    ('"未来城市"讲席', "“未来城市”讲席"),
    ("他说:\"读'之'字\".", "他说：“读‘之’字”。"),
    ("« 未来城市 » 讲席", "“未来城市”讲席"),
    ('的"Paris Region"页面', "的“Paris Region”页面"),
    ('"Paris Region" page', '"Paris Region" page'),
    ("don't l'eau", "don't l'eau"),
    ("''a''月", "''a''月"),
    ("等等...", "等等……"),
    ("等…好", "等……好"),
    ("北京--巴黎 — 浙江——好", "北京——巴黎——浙江——好"),
    ("北京 – 巴黎", "北京 – 巴黎"),
    ("汉 字 和 Alibaba 的 2190 万 居民", "汉字和Alibaba的2190万居民"),
    ("让•莫内", "让·莫内"),
    ("巴黎 · 北京", "巴黎 · 北京"),
    ("12:30至14:30, 1:2, 1.5%, 1,000", "12:30至14:30, 1:2, 1.5%, 1,000"),
    ("网址:https://a.cn/?a,b:c", "网址：https://a.cn/?a,b:c"),
    ("电邮:a.b@c.cn", "电邮：a.b@c.cn"),
    ("文件.pdf", "文件.pdf"),
]


@pytest.mark.parametrize(("typed", "shown"), FRENCH)
def test_french(typed, shown):
    assert french(typed.translate(TYPED)).translate(SEEN) == shown


@pytest.mark.parametrize(("typed", "shown"), CHINESE)
def test_chinese(typed, shown):
    assert chinese(typed) == shown


PAGES = [
    ('<p lang="fr">mot</strong> : <b>quoi</b>?</p>', '<p lang="fr">mot</strong>~: <b>quoi</b>_?</p>'),
    ("<p lang=fr>« <a href='x ?'>l'eau</a> »</p>", "<p lang=fr>«~<a href='x ?'>l’eau</a>~»</p>"),
    ('<p lang="fr">"<a>mot</a>"</p>', '<p lang="fr">«~<a>mot</a>~»</p>'),
    ('<p lang="fr">l&#x27;eau &lt;b&gt; &amp; ?</p>', '<p lang="fr">l’eau &lt;b&gt; &amp;_?</p>'),
    ('<p lang="fr">mot<p>: x<br>? y', '<p lang="fr">mot<p>: x<br>? y'),
    ('<html lang="fr"><title>Quoi ?</title>', '<html lang="fr"><title>Quoi_?</title>'),
    ('<p lang="fr"><code>a ?</code> ? <img alt="b ?"> !', '<p lang="fr"><code>a ?</code>_? <img alt="b ?">_!'),
    ('<p lang="fr"><svg><text>a ?</text></svg>', '<p lang="fr"><svg><text>a_?</text></svg>'),
    ('<p lang="en">a ? "b"</p>', '<p lang="en">a ? "b"</p>'),
    ('<p>a ? "b"</p>', '<p>a ? "b"</p>'),
    ('<p title="x lang=fr">a ?</p>', '<p title="x lang=fr">a ?</p>'),
    ('<p hreflang="fr">a ?</p>', '<p hreflang="fr">a ?</p>'),
    (
        '<b lang="fr"><!-- a ? --><script>a ? </p></script>b ?',
        '<b lang="fr"><!-- a ? --><script>a ? </p></script>b_?',
    ),
    ('<b lang="fr"><textarea>a ?</textarea><pre>b ?</pre>', '<b lang="fr"><textarea>a ?</textarea><pre>b ?</pre>'),
    ('<p lang="zh-Hans">北京 <i lang="fr">Qui ?</i> 好,', '<p lang="zh-Hans">北京<i lang="fr">Qui_?</i>好，'),
    ('<p lang="zh">北京,<b>a</b>, <b>b</b>, <b>好</b> !', '<p lang="zh">北京，<b>a</b>, <b>b</b>，<b>好</b>！'),
    ('<p lang="zh"><a>北京</a> <a>浙江</a>', '<p lang="zh"><a>北京</a> <a>浙江</a>'),
    ('<p lang="zh">\n 北京.\n <a>浙江 </a>\n', '<p lang="zh">\n 北京。\n <a>浙江 </a>\n'),
    ('<p lang="zh">第 2 届', f'<p lang="zh">{KEPT_TOGETHER}第2届</span>'),
    ('<p lang="zh">共<b>2190</b>万', f'<p lang="zh">共{KEPT_TOGETHER}<b>2190</b>万</span>'),
    ('<p lang="zh">2018年6月14日起', f'<p lang="zh">{KEPT_TOGETHER}2018年6月14日</span>起'),
    ('<p lang="zh">a&lt;b&gt;2万', f'<p lang="zh">a&lt;b&gt;{KEPT_TOGETHER}2万</span>'),
    (f'<p lang="zh">{KEPT_TOGETHER}2万</span>', f'<p lang="zh">{KEPT_TOGETHER}2万</span>'),
    ('<b lang="zh"><title>2190 万</title><option>5 天', '<b lang="zh"><title>2190万</title><option>5天'),
    ('<b lang="zh"><svg><text>2190 万</text></svg>', '<b lang="zh"><svg><text>2190万</text></svg>'),
]


@pytest.mark.parametrize(("markup", "shown"), PAGES)
def test_a_page(markup, shown):
    assert typeset(markup).translate(SEEN) == shown


# What holds of every text. Much of it is made of what the rules look for.

SPECIAL = [
    "\0",
    "\x01",
    "\x03",
    *" \u00a0\u202f\n.,;:?!'\"«»“”‘’()（）-—–…%€°0123月年万天汉字巴eaxM",
    "http://",
    "juin",
    "siècle",
]
TEXTS = st.lists(st.sampled_from(SPECIAL) | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)
TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    '<i lang="fr">',
    "</i>",
    "<p lang=zh>",
    "<code>",
    "</code>",
    "<br>",
    "<svg>",
    "</svg>",
]
TAGS += [
    "<",
    "<!--",
    "-->",
    "<a title='",
    "&amp;",
    "&#x27;",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "&",
    ">",
    '="',
]
MARKUP = st.lists(st.sampled_from(TAGS) | TEXTS, max_size=20).map(
    lambda parts: "".join(['<html lang="zh">', *parts])
)


def letters(text):
    return [one for one in text if unicodedata.category(one)[0] not in "ZPC"]


@pytest.mark.parametrize("put_right", [french, chinese])
@given(text=TEXTS)
def test_once_is_enough_and_no_letter_changes(put_right, text):
    once = put_right(text)

    assert put_right(once) == once
    assert letters(once) == letters(text)


@given(markup=MARKUP)
def test_whatever_the_markup_once_is_enough_and_no_tag_changes(markup):
    once = typeset(markup)

    assert typeset(once) == once
    assert tags(once) == tags(markup)


def tags(page):
    """All the tags but those that keep a number together."""
    found = [tag.group() for tag in TAG.finditer(page)]
    while KEPT_TOGETHER in found:
        start = found.index(KEPT_TOGETHER)
        del found[found.index("</span>", start)], found[start]
    return found


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        '<a b="',
        "<!--",
        "<b>",
        "</b>",
        "(",
        '"',
        " ",
        "&",
        "mot ",
        "汉 ",
        "1 000 ",
        "1",
        "1,",
        "<b>1</b>",
    ],
)
def test_the_time_grows_with_the_page_and_no_faster(piece):
    def seconds(count):
        page = f'<p lang="zh">{piece * count}<p lang="fr">{piece * count}'
        times = []
        for _ in range(3):
            start = time.process_time()
            typeset(page)
            times.append(time.process_time() - start)
        return min(times)

    # Eight times as long; a square would take 64 times.
    assert seconds(8_000) < 30 * max(seconds(1_000), 0.002)


# In the house


def sent(response, path="/fr/"):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return TypographyMiddleware(lambda request: response)(request)


PAGE = '<p lang="fr">Où ?</p>'


def test_a_public_page_is_put_right():
    response = sent(HttpResponse(PAGE, headers={"Content-Length": "1"}))

    assert response.content.decode() == '<p lang="fr">Où\u202f?</p>'
    assert response["Content-Length"] == str(len(response.content))


def test_a_character_that_the_charset_lacks_is_named():
    response = sent(HttpResponse(PAGE.encode("latin-1"), content_type="text/html; charset=latin-1"))

    assert response.content == '<p lang="fr">Où&#8239;?</p>'.encode("latin-1")


@pytest.mark.parametrize(
    "answer",
    [
        {"content_type": "text/plain"},
        {"content_type": "application/json"},
        {"headers": {"Content-Encoding": "gzip"}},
        {"content_type": "text/html; charset=none-such"},
    ],
)
def test_anything_else_stays_as_it_is(answer):
    content = PAGE.encode()

    assert sent(HttpResponse(content, **answer)).content == content


def test_what_cannot_be_read_stays_as_it_is():
    assert sent(HttpResponse(b'<p lang="fr">\xff ?')).content == b'<p lang="fr">\xff ?'


def test_what_is_sent_in_parts_stays_as_it_is():
    assert b"".join(sent(StreamingHttpResponse([PAGE]))) == PAGE.encode()


def test_the_admin_shows_what_was_typed():
    assert sent(HttpResponse(PAGE), "/admin/partners/").content == PAGE.encode()


@pytest.mark.django_db
def test_what_an_editor_types_is_put_right_on_the_page_and_its_length_is_true(client):
    partner = PartnerFactory(title_fr="L'accord : où ?", body_fr='<p>Le "mot" de <em>600 000</em> !</p>')

    response = client.get(partner.get_absolute_url())
    page = response.content.decode().translate(SEEN)

    assert re.findall("<h1>(.*)</h1>", page) == ["L’accord~: où_?"]
    assert re.findall("<p>Le.*</p>", page) == ["<p>Le «~mot~» de <em>600_000</em>_!</p>"]
    assert int(response["Content-Length"]) == len(response.content)


@pytest.mark.django_db
def test_a_page_that_is_not_found_is_put_right(client):
    with override("fr"):
        page = client.get(f"{reverse('home')}nowhere/").content.decode()

    assert re.findall(r"\w ?[?!;:](?=\s|<)|\w'\w", re.sub("<script.*?</script>|<[^>]*>", "", page)) == []
