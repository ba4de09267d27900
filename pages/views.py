from django.shortcuts import get_object_or_404

from content.shortcuts import render_page
from pages.models import Page


def page_detail(request, slug):
    page = get_object_or_404(Page.objects.published().for_list(), slug=slug)
    return render_page(request, page)
