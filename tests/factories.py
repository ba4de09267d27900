"""Every record of the portal, published and complete in both languages unless a trait says otherwise.

`PartnerFactory()`, `PartnerFactory(draft=True)`, `PartnerFactory(french_only=True, with_picture=True)`.
A relation that a page may lack is left out unless it is asked for; one that a row needs is made.
"""

import datetime

import factory
from factory.django import DjangoModelFactory

from agenda.models import Event, News, Speaker
from chair.models import Chair, ChairMember, ChairTheme
from figures.models import Figure, Observation, Unit
from images.models import Document, Picture
from pages.models import Announcement, FooterText, Introduction, MenuEntry, Page
from partners.models import Agreement, Organisation, Partner, PartnerFigure, Project, Sector
from publishing.models import State
from tourism.models import Circuit, Measure, Stop
from training.models import Programme, ProgrammeHost, Session
from translations.models import Term, TranslationUnit


def numbered(words, after=""):
    """Padded, so that the order of names is the order of making, and no name is the beginning of another."""
    return factory.Sequence(lambda number: f"{words} {number:05d}{after}")


class PictureFactory(DjangoModelFactory):
    """A row without its file: what a page prints of it is computed. tests/images has pictures with pixels."""

    class Meta:
        model = Picture

    name = numbered("Une rivière")
    file = factory.Sequence(lambda number: f"pictures/{number:032x}.png")
    width = 640
    height = 480
    alt_fr = "Une rivière"
    alt_zh_hans = "一条河"


class DocumentFactory(DjangoModelFactory):
    """A row without its file."""

    class Meta:
        model = Document

    title_fr = numbered("Texte de l’accord")
    title_zh_hans = numbered("协议文本")
    file_fr = factory.Sequence(lambda number: f"documents/accord-{number:08x}.pdf")


class PublishableFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        draft = factory.Trait(state=State.DRAFT)
        archived = factory.Trait(state=State.ARCHIVED)

    state = State.PUBLISHED


class PageFactoryBase(PublishableFactory):
    class Meta:
        abstract = True

    class Params:
        french_only = factory.Trait(
            title_zh_hans="", summary_zh_hans="", body_zh_hans="", check_note_zh_hans="", slug_zh_hans=None
        )
        with_picture = factory.Trait(picture=factory.SubFactory(PictureFactory))

    title_fr = numbered("La page", " se lit")
    title_zh_hans = numbered("可读的页面")
    summary_fr = "Une phrase qui répond."
    summary_zh_hans = "一句话的回答。"
    body_fr = "<p>Le texte, en français.</p>"
    body_zh_hans = "<p>中文正文。</p>"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name_fr = numbered("Université d’essai")
    name_zh_hans = numbered("测试大学")
    kind = Organisation.Kind.UNIVERSITY
    country = "CN"
    website = "https://universite.example/"


class SectorFactory(PageFactoryBase):
    class Meta:
        model = Sector


class PartnerFactory(PageFactoryBase):
    class Meta:
        model = Partner

    kind = Partner.Kind.PROVINCE


class AgreementFactory(PageFactoryBase):
    class Meta:
        model = Agreement

    partner = factory.SubFactory(PartnerFactory)
    kind = Agreement.Kind.COOPERATION
    signed = "2018-06-14"
    term = Agreement.Term.OPEN_ENDED


class ProjectFactory(PageFactoryBase):
    class Meta:
        model = Project

    partner = factory.SubFactory(PartnerFactory)
    starts = "2019"


class ChairFactory(PageFactoryBase):
    class Meta:
        model = Chair

    created = "2019"


class ChairThemeFactory(DjangoModelFactory):
    class Meta:
        model = ChairTheme

    chair = factory.SubFactory(ChairFactory)
    name_fr = numbered("Énergie")
    name_zh_hans = numbered("能源")


class ChairMemberFactory(DjangoModelFactory):
    class Meta:
        model = ChairMember

    chair = factory.SubFactory(ChairFactory)
    role_fr = numbered("Codirection")
    role_zh_hans = numbered("联合主任")
    affiliation = factory.SubFactory(OrganisationFactory)


class MeasureFactory(PageFactoryBase):
    class Meta:
        model = Measure

    category = Measure.Category.SAFETY
    is_emergency = True
    phone = "+33142000000"


class CircuitFactory(PageFactoryBase):
    class Meta:
        model = Circuit

    measure = factory.SubFactory(MeasureFactory)


class StopFactory(DjangoModelFactory):
    class Meta:
        model = Stop

    circuit = factory.SubFactory(CircuitFactory)
    name_fr = numbered("Une étape")
    name_zh_hans = numbered("一站")


class ProgrammeFactory(PageFactoryBase):
    class Meta:
        model = Programme

    partner = factory.SubFactory(PartnerFactory)
    days = 10


class ProgrammeHostFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeHost

    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    field_fr = numbered("Métiers de la mode")
    field_zh_hans = numbered("时装行业")


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    programme = factory.SubFactory(ProgrammeFactory)
    starts = "2030-03"


class EventFactory(PageFactoryBase):
    class Meta:
        model = Event

    class Params:
        over = factory.Trait(starts="2020-09")

    partner = factory.SubFactory(PartnerFactory)
    starts = factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=30))
    place_fr = "Paris"
    place_zh_hans = "巴黎"


class SpeakerFactory(DjangoModelFactory):
    class Meta:
        model = Speaker

    event = factory.SubFactory(EventFactory)
    name_fr = numbered("Yuan Jiajun")
    name_zh_hans = numbered("袁家军")
    organisation = factory.SubFactory(OrganisationFactory)


class NewsFactory(PageFactoryBase):
    class Meta:
        model = News

    partner = factory.SubFactory(PartnerFactory)
    date = "2020-09"


class PageFactory(PageFactoryBase):
    class Meta:
        model = Page


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    one_fr = "habitant"
    many_fr = "habitants"
    one_zh_hans = "居民"


class FigureFactory(PublishableFactory):
    """With one observation; `FigureFactory(observed=False)` has none."""

    class Meta:
        model = Figure
        skip_postgeneration_save = True

    name_fr = numbered("Population")
    name_zh_hans = numbered("人口")
    subject_fr = "Pékin"
    subject_zh_hans = "北京市"
    is_featured = True

    @factory.post_generation
    def observed(self, create, observed, **fields):
        if observed is not False:
            ObservationFactory(figure=self, **fields)


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = Observation

    figure = factory.SubFactory(FigureFactory, observed=False)
    value = 21_900_000
    unit = factory.SubFactory(UnitFactory)
    year = "2020"
    source_name_fr = "Recensement"
    source_name_zh_hans = "人口普查"


class PartnerFigureFactory(DjangoModelFactory):
    class Meta:
        model = PartnerFigure

    partner = factory.SubFactory(PartnerFactory)
    figure = factory.SubFactory(FigureFactory)


class AnnouncementFactory(PublishableFactory):
    class Meta:
        model = Announcement

    text_fr = "Avant les Jeux"
    text_zh_hans = "奥运会之前"


class MenuEntryFactory(DjangoModelFactory):
    class Meta:
        model = MenuEntry

    label_fr = numbered("Une entrée")
    label_zh_hans = numbered("菜单项")
    link = "/go/partners:index/"


class FooterTextFactory(DjangoModelFactory):
    class Meta:
        model = FooterText

    title_fr = numbered("Nous écrire")
    title_zh_hans = numbered("联系我们")
    body_fr = "<p>Le service.</p>"
    body_zh_hans = "<p>该部门。</p>"


class IntroductionFactory(DjangoModelFactory):
    class Meta:
        model = Introduction

    place = "home"
    title_fr = "Bienvenue"
    title_zh_hans = "欢迎"
    summary_fr = "Une phrase d’accueil."
    summary_zh_hans = "一句欢迎的话。"


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    name_fr = "Pékin"
    name_zh_hans = "北京"


class TranslationUnitFactory(DjangoModelFactory):
    """Of a text of a new page: a unit is never made by itself."""

    class Meta:
        model = TranslationUnit

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.of(PartnerFactory(**kwargs)).get(field="summary")


def all_factories():
    found, waiting = [], [DjangoModelFactory]
    while waiting:
        waiting += (children := waiting.pop().__subclasses__())
        found += [child for child in children if not child._meta.abstract]
    return {child._meta.model: child for child in found}


def factory_of(model):
    """KeyError for a model that has none yet: a new section brings its own."""
    return all_factories()[model]
