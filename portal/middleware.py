from publishing.languages import TAGS


class ContentLanguageMiddleware:
    """Names the language of the answer as `<html lang>` does."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "Content-Language" in response:
            response["Content-Language"] = TAGS.get(response["Content-Language"], response["Content-Language"])
        return response
