"""What is shared of a page: its one address, its links, its code, and the picture that networks show."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
import segno
import zxingcpp
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override
from PIL import Image, ImageDraw

from content import sharing
from content.pages import page_models, section_indexes
from content.qr import QUIET, qr_code
from content.sharing import canonical_query, picture_of
from images.share_pictures import SHAPES
from publishing.languages import CODES
from publishing.models import State
from tests.factories import PageFactory, PartnerFactory, ProjectFactory, factory_of

HOST = "http://testserver"
HOSTILE = 'Air & eau : "100 %" <b>#1</b> ? 合作 + 🎐𠮷'

models = [pytest.param(model, id=model._meta.label_lower) for model in page_models()]
languages = pytest.mark.parametrize("language", CODES)
shapes = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def opened(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return lxml.html.fromstring(response.content.decode())


def metas(document):
    """{property: [values]} of the tags for networks."""
    found = {}
    for tag in document.xpath("//meta[@property]"):
        found.setdefault(tag.get("property"), []).append(tag.get("content"))
    return found


def scanned(document):
    """What a telephone reads from the code, painted as its path says."""
    (drawing,) = document.xpath("//*[@class='share-scan']/*[local-name()='svg']")
    size = int(drawing.get("width"))
    image = Image.new("L", (size, size), 255)
    for bar in drawing.xpath("./*")[1].get("d").split("z")[:-1]:
        start, right = bar.removeprefix("M").split("v")[0].split("h")
        x, y = map(int, start.split())
        ImageDraw.Draw(image).rectangle((x, y, x + int(right) - 1, y), fill=0)
    (code,) = zxingcpp.read_barcodes(image.resize((size * 8, size * 8), Image.Resampling.NEAREST))
    return code.text


def links(document):
    """(mail, Weibo), each as {parameter: value}."""
    mail, weibo = document.xpath("//*[@class='share-ways']//a/@href")
    return [{name: one for name, (one,) in parse_qs(urlsplit(link).query).items()} for link in (mail, weibo)]


# The address


@pytest.mark.django_db
@languages
@pytest.mark.parametrize("model", models)
def test_the_code_and_the_links_of_a_page_lead_to_it_in_its_language(client, model, language):
    page = factory_of(model)()
    address = HOST + page.address_in(language)
    document = opened(client, page.address_in(language) + "?utm_source=wechat&from=timeline")

    assert scanned(document) == address
    assert document.xpath("//input[@id='share-address']/@value") == [address]
    assert document.xpath("//link[@rel='canonical']/@href") == [address]
    assert metas(document)["og:url"] == [address]
    assert links(document)[1]["url"] == address


@pytest.mark.django_db
@languages
@pytest.mark.parametrize("view", section_indexes())
def test_the_code_of_a_list_leads_to_it_in_its_language(client, view, language):
    with override(language):
        path = reverse(view)

    assert scanned(opened(client, f"{path}?from=singlemessage")) == HOST + path


@pytest.mark.django_db
def test_a_further_page_of_a_list_is_shared_as_such(client):
    ProjectFactory.create_batch(13)
    path = reverse("partners:projects")

    assert scanned(opened(client, f"{path}?from=x&page=2")) == f"{HOST}{path}?page=2"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("page=2", "?page=2"),
        ("page=1", ""),
        ("page=02", ""),
        ("page=last", ""),
        ("page=-1", ""),
        ("utm_source=x&page=12&fbclid=y", "?page=12"),
        ("when=past&page=3", "?page=3&when=past"),
        ("when=<script>", ""),
    ],
)
def test_only_what_chooses_the_content_is_kept_of_a_query(query, kept):
    assert canonical_query(QueryDict(query)) == kept


@pytest.mark.django_db
@languages
def test_a_hostile_title_reaches_mail_and_weibo_whole(client, language):
    name = "title_fr" if language == "fr" else "title_zh_hans"
    page = PageFactory(**{name: HOSTILE})
    document = opened(client, page.address_in(language))
    mail, weibo = links(document)

    assert mail == {"subject": HOSTILE, "body": f"{HOSTILE}\r\n{HOST}{page.address_in(language)}"}
    assert weibo["title"].startswith(HOSTILE)
    assert "+" not in document.xpath("//a[starts-with(@href, 'mailto:')]/@href")[0]
    assert metas(document)["og:title"] == [HOSTILE]


@pytest.mark.django_db
def test_an_error_and_a_notice_share_nothing(client):
    notice = PageFactory(title_zh_hans="", summary_zh_hans="").address_in("zh-hans")

    for document in (opened(client, "/fr/nulle-part/", 404), opened(client, notice)):
        assert document.xpath("//*[@class='share'] | //link[@rel='canonical']") == []
        assert metas(document) == {}


def test_a_code_is_the_standards_own_with_its_quiet_zone():
    code = qr_code("https://portail.example/zh-hans/huoban/beijing/")
    modules = segno.make_qr("https://portail.example/zh-hans/huoban/beijing/", error="m")

    assert code.size == len(modules.matrix) + 2 * QUIET
    assert sum(int(bar.split("h-")[1]) for bar in code.path.split("z")[:-1]) == sum(map(sum, modules.matrix))


# Open Graph


@pytest.mark.django_db
def test_what_a_network_is_told_of_a_page(client):
    page = PartnerFactory(kind="municipality")
    told = metas(opened(client, page.address_in("zh-hans")))
    picture = picture_of(page, "zh-hans")

    assert told["og:type"] == ["article"]
    assert told["og:title"] == [page.title_zh_hans]
    assert told["og:description"] == [page.summary_zh_hans]
    assert told["og:locale"] == ["zh_CN"]
    assert told["og:locale:alternate"] == ["fr_FR"]
    assert told["og:image"] == [HOST + picture.address("wide"), HOST + picture.address("square")]
    assert list(zip(told["og:image:width"], told["og:image:height"], strict=True)) == [
        ("1200", "630"),
        ("800", "800"),
    ]
    assert told["og:image:alt"] == [page.title_zh_hans] * 2


@pytest.mark.django_db
def test_a_language_that_is_missing_is_not_told_of(client):
    page = PageFactory(title_zh_hans="", summary_zh_hans="")

    assert "og:locale:alternate" not in metas(opened(client, page.address_in("fr")))


@pytest.mark.django_db
@languages
@pytest.mark.parametrize("view", ["home", *section_indexes()])
def test_a_list_and_the_home_page_have_their_picture(client, view, language):
    with override(language):
        told = metas(opened(client, reverse(view)))

    assert told["og:type"] == ["website"]
    assert client.get(told["og:image"][0]).status_code == 200


# The picture


@pytest.mark.django_db
@languages
@shapes
def test_a_picture_is_drawn_when_first_asked_for_and_kept(client, language, shape):
    picture = picture_of(PartnerFactory(), language)
    name = picture.name(shape)
    assert not default_storage.exists(name)

    first = client.get(picture.address(shape))
    with default_storage.open(name) as file:
        kept = file.read()

    assert first.content == kept == client.get(picture.address(shape)).content
    assert Image.open(BytesIO(kept)).size == SHAPES[shape]
    assert first["Content-Type"] == "image/png"
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
def test_head_has_the_headers_alone(client):
    response = client.head(picture_of(PartnerFactory(), "fr").address("wide"))

    assert (response.status_code, response.content) == (200, b"")
    assert client.post(picture_of(PartnerFactory(), "fr").address("wide")).status_code == 405


@pytest.mark.django_db
def test_a_new_title_makes_a_new_picture_and_removes_the_former(client):
    page = PageFactory(title_fr="Avant")
    former = picture_of(page, "fr")
    chinese = picture_of(page, "zh-hans")
    for picture in (former, chinese):
        client.get(picture.address("wide"))

    page.title_fr = "Après"
    page.save()
    present = picture_of(page, "fr")

    assert client.get(former.address("wide")).headers["Location"] == present.address("wide")
    assert client.get(present.address("wide")).status_code == 200
    assert not default_storage.exists(former.name("wide"))
    assert picture_of(page, "zh-hans") == chinese
    assert default_storage.exists(chinese.name("wide"))


@pytest.mark.django_db
def test_an_invented_version_draws_nothing(client, media):
    picture = picture_of(PageFactory(), "fr")
    response = client.get(picture.address("wide").replace(picture.version, "0" * 20))

    assert response.status_code == 302
    assert list(media.iterdir()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_what_is_not_public_has_no_picture(client, state):
    page = PageFactory()
    address = picture_of(page, "fr").address("wide")
    assert client.get(address).status_code == 200

    page.state = state
    page.save()

    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_language_that_is_missing_has_no_picture(client):
    page = PageFactory(title_zh_hans="", summary_zh_hans="")

    assert client.get(picture_of(page, "zh-hans").address("wide")).status_code == 404
    assert client.get(picture_of(page, "fr").address("wide")).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "share/nowhere/fr/0-wide.png",
        "share/admin:index/fr/0-wide.png",
        "share/home/en/0-wide.png",
        "share/home/fr/0-tall.png",
        "share/0f0e0d0c0b0a09080706050403020100/fr/0-wide.png",
    ],
)
def test_what_is_no_picture_is_not_found(client, path):
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.django_db
def test_a_file_cut_short_is_drawn_again(client):
    picture = picture_of(PageFactory(), "fr")
    whole = client.get(picture.address("wide")).content
    default_storage.delete(picture.name("wide"))
    default_storage.save(picture.name("wide"), ContentFile(whole[:1000]))

    assert client.get(picture.address("wide")).content == whole
    with default_storage.open(picture.name("wide")) as file:
        assert file.read() == whole


@pytest.mark.django_db
def test_a_full_disk_keeps_the_picture_from_nobody(client, media):
    picture = picture_of(PageFactory(), "fr")
    (media / "share").write_text("a file where the folder should be")

    assert client.get(picture.address("wide")).status_code == 200


@pytest.mark.django_db
def test_a_picture_that_cannot_be_drawn_leaves_the_page_whole(client, monkeypatch):
    def fail(words, shape):
        raise OSError("no font")

    monkeypatch.setattr(sharing, "draw", fail)

    assert client.get(PageFactory().get_absolute_url()).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "accent"), [("municipality", "wall"), ("province", "celadon"), ("", "zinc")])
def test_a_page_bears_the_accent_and_the_name_of_its_partner(kind, accent):
    partner = PartnerFactory(kind=kind, title_fr="Pékin")
    words = picture_of(ProjectFactory(partner=partner), "fr").words

    assert words.accent == picture_of(partner, "fr").words.accent == accent
    assert words.line == "Projet · Pékin"
