from django import template
from django.utils.translation import get_language, pgettext

from images.renditions import CONTENT_TYPES, FORMATS, widths_for
from publishing.languages import TAGS, best_language, best_words

register = template.Library()

# Wide enough for the old browsers that know none of the sources.
FALLBACK_WIDTH = 960
FALLBACK_FORMAT = "jpg"


@register.inclusion_tag("images/picture.html")
def picture(picture, sizes="100vw", eager=False, **options):
    """`{% picture page.picture sizes="(min-width: 60rem) 50vw, 100vw" eager=True class="hero" %}`.

    *sizes* is HTML's; *eager* is for the first picture of a page, which is wanted at once. Nothing for no picture.
    """
    css_class = options.pop("class", "")
    if options:
        raise TypeError(f"picture takes no {', '.join(options)}")
    if not picture:
        return {}
    words, language = picture.alternative
    return {
        "sources": sources(picture),
        "src": picture.rendition_url(fallback_width(picture), FALLBACK_FORMAT),
        "picture": picture,
        "sizes": sizes,
        "eager": eager,
        "css_class": f"{css_class} {focus_classes(picture)}".strip(),
        "alt": words,
        "alt_language": other_language(language) if words else "",
    }


def sources(picture):
    """[(content type, srcset)] from the lightest format to the one that every browser knows."""
    return [(CONTENT_TYPES[extension], srcset(picture, extension)) for extension in FORMATS]


def srcset(picture, extension):
    urls = [(picture.rendition_url(width, extension), width) for width in widths_for(picture.width)]
    return ", ".join(f"{url} {width}w" for url, width in urls)


def fallback_width(picture):
    """The widest that is not too wide."""
    return [width for width in widths_for(picture.width) if width <= FALLBACK_WIDTH][-1]


def focus_classes(picture):
    """The focal point in tens, as the classes of focus.css: the policy of the site forbids a style attribute."""
    return f"focus-x-{in_tens(picture.focal_x)} focus-y-{in_tens(picture.focal_y)}"


def in_tens(percent):
    return (percent + 5) // 10 * 10


@register.inclusion_tag("images/document_link.html")
def document_link(document):
    """« Texte de l'accord (PDF, 230 Ko) »; with its language where it is not the reader's. Nothing for no file."""
    available = document and document.available
    if not available:
        return {}
    return {
        "url": available.file.url,
        "title": best_words(document, "title"),
        "title_language": TAGS.get(best_language(document, "title"), ""),
        "file_language": other_language(available.language),
        "details": document_details(document, available.language),
    }


def document_details(document, language):
    """`PDF, 230 Ko, en chinois`, in the reader's language."""
    parts = ["PDF", document.size_label, document_languages()[language] if other_language(language) else ""]
    # Translators: what stands between the parts of "PDF, 230 kB, in French".
    return pgettext("between parts of a list", ", ").join(part for part in parts if part)


def document_languages():
    return {
        # Translators: the language of a document, after its type and weight: "PDF, 230 kB, in French".
        "fr": pgettext("language of a document", "in French"),
        # Translators: the language of a document, after its type and weight: "PDF, 230 kB, in Chinese".
        "zh-hans": pgettext("language of a document", "in Chinese"),
    }


def other_language(code):
    """The HTML tag of a language where it is not the one being read, which needs no mention."""
    return "" if code == get_language() else TAGS[code]
