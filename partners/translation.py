from modeltranslation.translator import TranslationOptions, register

from content.translation import ContentPageOptions
from partners.models import Agreement, Organisation, Partner, Project, Sector

register([Sector, Partner, Agreement, Project])(ContentPageOptions)


@register(Organisation)
class OrganisationOptions(TranslationOptions):
    fields = ("name",)
