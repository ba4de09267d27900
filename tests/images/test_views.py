import pytest

from tests.images.factories import PDF, make_document, make_picture


@pytest.fixture
def served(client):
    def get(path, **options):
        response = client.get(f"/media/{path}", **options)
        return response, b"".join(response) if response.streaming else response.content

    return get


@pytest.mark.django_db
def test_a_picture_is_shown_and_may_be_kept_for_ever(served):
    picture = make_picture()
    response, body = served(picture.file.name)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "attachment" not in response["Content-Disposition"]
    assert body == picture.file.read()
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("extension", ["avif", "webp"])
def test_a_rendition_is_shown_as_what_it_is(served, extension):
    response, _body = served(make_picture().thumbnail_url.removeprefix("/media/").replace("webp", extension))

    assert response["Content-Type"] == f"image/{extension}"


@pytest.mark.django_db
def test_a_document_is_downloaded(served):
    response, body = served(make_document().file_fr.name)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="texte-de-l-accord-')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert body == PDF


def test_whatever_else_lies_there_is_downloaded_and_means_nothing(served, media_root):
    (media_root / "page.html").write_text("<script>alert(1)</script>")
    response, _body = served("page.html")

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "none.jpg",
        "../settings.py",
        "%2e%2e/%2e%2e/etc/passwd",
        "a/../../secret.txt",
        "..%2fsecret.txt",
        "%2fetc/passwd",
        "//etc/passwd",
        "folder",
        "folder/",
        "%00.jpg",
        "a" * 3000,
        "..\\secret.txt",
    ],
    ids=range(12),
)
def test_nothing_outside_the_storage_is_served(served, media_root, path):
    (media_root / "folder").mkdir()
    (media_root.parent / "secret.txt").write_text("hidden words")

    response, body = served(path)
    assert response.status_code == 404
    assert b"hidden words" not in body


def test_the_head_is_served_without_the_body(client, media_root):
    (media_root / "a.png").write_bytes(b"12345")
    response = client.head("/media/a.png")

    assert response.status_code == 200
    assert response["Content-Length"] == "5"
    assert response["Content-Type"] == "image/png"


def test_what_the_browser_has_is_not_sent_again(served, media_root):
    (media_root / "a.png").write_bytes(b"12345")
    response, _body = served("a.png")
    again, body = served("a.png", headers={"If-Modified-Since": response["Last-Modified"]})

    assert again.status_code == 304
    assert body == b""


def test_nothing_is_written_through_this_address(client):
    assert client.post("/media/a.png").status_code == 405
