import pytest
from django.template import Context, Template
from django.utils.translation import override
from lxml import html

from tests.images.factories import PDF, make_document, make_picture, picture_bytes, upload

pytestmark = pytest.mark.django_db


def rendered(source, **context):
    return Template("{% load images %}" + source).render(Context(context)).strip()


def element(source, **context):
    return html.fragment_fromstring(rendered(source, **context))


def test_a_picture_offers_every_width_in_every_format():
    picture = make_picture(picture_bytes(size=(1000, 500)))
    tree = element('{% picture picture sizes="50vw" %}', picture=picture)
    folder = "/media/renditions/" + picture.file.name[len("pictures/") : -len(".jpg")]

    def widths(extension):
        return ", ".join(f"{folder}/{width}.{extension} {width}w" for width in (320, 640, 960, 1000))

    assert [dict(source.attrib) for source in tree.iter("source")] == [
        {"type": "image/avif", "srcset": widths("avif"), "sizes": "50vw"},
        {"type": "image/webp", "srcset": widths("webp"), "sizes": "50vw"},
    ]
    assert dict(tree.find(".//img").attrib) == {
        "src": f"{folder}/960.jpg",
        "srcset": widths("jpg"),
        "sizes": "50vw",
        "width": "1000",
        "height": "500",
        "alt": "Une rivière",
        "class": "focus-x-50 focus-y-50",
        "loading": "lazy",
        "decoding": "async",
    }


def test_the_first_picture_of_a_page_is_wanted_at_once():
    picture = make_picture(focal_x=4, focal_y=96)
    image = element('{% picture picture eager=True class="hero" %}', picture=picture).find(".//img")

    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None
    assert image.get("class") == "hero focus-x-0 focus-y-100"
    assert image.get("style") is None


def test_a_french_alternative_on_a_chinese_page_says_that_it_is_french():
    picture = make_picture(alt_zh_hans="")
    with override("zh-hans"):
        image = element("{% picture picture %}", picture=picture).find(".//img")
    assert (image.get("alt"), image.get("lang")) == ("Une rivière", "fr")


def test_a_decorative_picture_says_nothing():
    picture = make_picture(is_decorative=True, alt_zh_hans="")
    with override("zh-hans"):
        image = element("{% picture picture %}", picture=picture).find(".//img")
    assert (image.get("alt"), image.get("lang")) == ("", None)


def test_the_words_of_staff_are_text():
    markup = rendered("{% picture picture %}", picture=make_picture(alt_fr='"><script>alert(1)</script>'))
    assert "<script>" not in markup


def test_a_small_picture_is_not_enlarged():
    image = element("{% picture picture %}", picture=make_picture(picture_bytes(size=(50, 40)))).find(".//img")
    assert image.get("src").endswith("/50.jpg")
    assert image.get("srcset").endswith("/50.jpg 50w")


def test_no_picture_is_nothing():
    assert rendered("{% picture picture %}", picture=None) == ""


def test_neither_tag_asks_the_database(django_assert_num_queries):
    picture, document = make_picture(), make_document()
    with django_assert_num_queries(0):
        rendered("{% picture picture %}{% document_link document %}", picture=picture, document=document)


def test_a_link_to_a_document_tells_its_type_and_weight():
    document = make_document()
    link = element("{% document_link document %}", document=document)

    assert dict(link.attrib) == {"class": "document", "href": document.file_fr.url, "type": "application/pdf"}
    assert link.find("span").text == "Texte de l’accord"
    assert link.find("span").get("lang") == "fr"
    assert "PDF" in link.text_content()
    assert "1\u00a0" in link.text_content()


def test_a_link_to_a_document_in_the_other_language_says_so():
    document = make_document(title_zh_hans="协议文本")
    with override("zh-hans"):
        link = element("{% document_link document %}", document=document)
        assert link.get("hreflang") == "fr"
        assert (link.find("span").text, link.find("span").get("lang")) == ("协议文本", "zh-Hans")

        document.file_zh_hans = upload(PDF, "zh.pdf")
        document.save()
        link = element("{% document_link document %}", document=document)
        assert link.get("hreflang") is None
        assert link.get("href") == document.file_zh_hans.url


def test_no_document_or_no_file_is_nothing():
    assert rendered("{% document_link document %}", document=None) == ""
    assert rendered("{% document_link document %}", document=make_document(file_fr="")) == ""
