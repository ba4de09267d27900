from django.shortcuts import get_object_or_404

from content.related import related_to
from content.shortcuts import paginated, render_index, render_page
from partners.models import Agreement, Partner, Project, Sector


def partner_list(request):
    partners = paginated(request, Partner.objects.published().for_list())
    return render_index(request, "partners/partner_list.html", {"partners": partners}, of=Partner)


def partner_detail(request, slug):
    partner = get_object_or_404(Partner.objects.published().for_detail(), slug=slug)
    related = related_to(partner, but=["partners.agreement", "partners.project"])
    return render_page(request, partner, {"related": related})


def agreement_list(request):
    agreements = paginated(request, Agreement.objects.published().for_list().by_date())
    return render_index(request, "partners/agreement_list.html", {"agreements": agreements}, of=Agreement)


def agreement_detail(request, slug):
    agreement = get_object_or_404(Agreement.objects.published().for_detail(), slug=slug)
    related = related_to(agreement, but=["partners.agreement"])
    return render_page(request, agreement, {"related": related})


def project_list(request):
    projects = paginated(request, Project.objects.published().for_list())
    return render_index(request, "partners/project_list.html", {"projects": projects}, of=Project)


def project_detail(request, slug):
    project = get_object_or_404(Project.objects.published().for_detail(), slug=slug)
    return render_page(request, project)


def sector_list(request):
    sectors = paginated(request, Sector.objects.published().for_list(), per_page=24)
    return render_index(request, "partners/sector_list.html", {"sectors": sectors}, of=Sector)


def sector_detail(request, slug):
    sector = get_object_or_404(Sector.objects.published().for_list(), slug=slug)
    return render_page(request, sector, {"related": related_to(sector)})


def chronology(request):
    agreements = Agreement.objects.published().for_list().by_date()
    return render_index(request, "partners/chronology.html", {"agreements": agreements}, of=Agreement)
