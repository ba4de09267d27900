"""Every fact of sample/facts.yaml is on the public site, on its page, in French and in Chinese.

The file is walked leaf by leaf. The first of RULES that a leaf's path matches says where it is read and what is read
there: a value goes through the formats, what the file says in English is told by SAYS. A new fact needs no new test,
but it needs a page, and words: without them it fails.
"""

import re
from decimal import Decimal
from fnmatch import fnmatchcase

import pytest
import yaml
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from agenda.models import Event
from chair.models import Chair
from content.pages import page_models
from figures import formats
from figures.dates import PartialDate
from partners.models import Agreement, Partner, Project
from portal.sample import SAMPLE, key_of
from publishing.languages import CODES, in_language
from tourism.models import Measure
from training.models import Programme

pytestmark = pytest.mark.django_db

FACTS = yaml.safe_load((SAMPLE / "facts.yaml").read_text())

# What the file says in English, in the words of the page.
SAYS = {
    "China": ("Chine", "中国"),
    "inhabitants": ("habitants", "居民"),
    "percent": ("%", "%"),
    "population": ("Population", "人口"),
    "share of the country's population": ("Part de la population chinoise", "占全国人口的比重"),
    "share of China's economy": ("Part de l’économie chinoise", "占中国经济的比重"),
    "the 2020 census gives 1.55 %": ("Le recensement de 2020 donne 1,55 %", "2020年人口普查数据为1.55%"),
    "the 2020 census gives 4.57 %": ("Le recensement de 2020 donne 4,57 %", "2020年人口普查数据为4.57%"),
    "no year and no source given": ("donnée sans année ni source", "未注明年份和来源"),
    "first scientific cooperation, then air pollution": (
        "scientifique d’abord, puis tournée vers la pollution de l’air",
        "起初以科学合作为主，后转向大气污染防治",
    ),
    "a new impulse: from air quality alone to new sectors": (
        "Un nouvel élan pour la coopération avec Pékin, de la seule qualité de l’air à cinq secteurs",
        "由空气质量拓展到五个领域，开启新的阶段",
    ),
    "air quality": ("Qualité de l’air", "空气质量"),
    "urban planning": ("Aménagement urbain", "城市规划"),
    "transport": ("Transports", "交通"),
    "autonomous vehicles": ("Véhicule autonome", "自动驾驶"),
    "smart city": ("smart city", "智慧城市"),
    "airparif": ("Airparif", "巴黎大区空气质量监测协会"),
    "the Region supported a project that strengthened the municipality's capacity to forecast air quality": (
        "a renforcé les moyens dont la municipalité de Pékin dispose pour prévoir la qualité de l’air",
        "项目增强了北京市预报空气质量的能力",
    ),
    "human, economic and cultural ties between the many Franciliens of Chinese origin and their country;"
    " attractiveness to Chinese companies and tourists; the expertise of the Region's companies": (
        "resserrer les liens humains, économiques et culturels qui les attachent à leur pays.*"
        "plus attractive aux yeux des entreprises et des touristes chinois.*l’expertise des entreprises de la Région",
        "众多华侨华人.*人文、经济和文化联系.*对中国企业和游客的吸引力.*推介巴黎大区企业的专业能力",
    ),
    "Région Île-de-France": ("Région Île-de-France", "巴黎大区"),
    "Beijing municipality": ("Municipalité de Pékin", "北京市"),
    "Groupe des Écoles Centrale": ("Groupe des Écoles Centrale", "法国中央理工大学集团"),
    "Beihang University": ("Université Beihang", "北京航空航天大学"),
    "two professors, one French, one Chinese (not named: leave the names empty)": (
        "Un professeur français et un professeur chinois la dirigent",
        "由一名法国教授和一名中国教授共同主持",
    ),
    "postdoctoral researchers": ("postdoctorants", "博士后研究人员"),
    "doctoral students": ("doctorants", "博士研究生"),
    "interns": ("stagiaires", "实习生"),
    "transport management": ("Gestion des transports", "交通管理"),
    "energy": ("Énergie", "能源"),
    "water": ("Eau", "水资源"),
    "waste": ("Déchets", "废弃物处理"),
    "distribution": ("Distribution", "物流配送"),
    "food": ("Alimentation", "食品供应"),
    "research laboratory": ("Laboratoire de recherche", "研究实验室"),
    "Hangzhou, Zhejiang, in the new university there": (
        r"Hangzhou \(Zhejiang\), dans la nouvelle université",
        "浙江省杭州市，当地新建的大学内",
    ),
    "Comité régional du tourisme": ("Comité régional du tourisme", "巴黎大区旅游局"),
    "Alibaba": ("Alibaba", "阿里巴巴"),
    "in parallel with the Zhejiang agreement (no date given)": (
        "La date de ce partenariat n’est pas indiquée : on le sait seulement parallèle à l’accord avec le Zhejiang",
        "该合作的日期未注明，仅知与浙江省合作协议同期",
    ),
    "a circuit for Chinese visitors where Alipay, Alibaba's mobile payment, is accepted": (
        "Un circuit conçu pour les visiteurs chinois, où l’on règle avec Alipay, le paiement mobile d’Alibaba",
        "一条为中国游客设计的旅游线路，沿途可使用阿里巴巴的移动支付工具支付宝",
    ),
    "a 'Paris Region' page on Fliggy, Alibaba's travel platform, to prepare a stay": (
        "Sur Fliggy, la plateforme de voyage d’Alibaba, une page « Paris Region » aide à préparer son séjour",
        "在阿里巴巴旗下旅行平台飞猪上，“Paris Region”页面可帮助游客为旅程做好准备",
    ),
    "mobile police stations": ("Commissariats mobiles", "流动警务站"),
    "a dedicated telephone hotline": ("Ligne téléphonique dédiée", "游客专用热线"),
    "the source gives no number: leave it empty": (
        "Le numéro de cette ligne ne figure pas dans les informations reçues",
        "未提供该热线的电话号码",
    ),
    "a welcome in Chinese from the airport on": (
        "Dès leur arrivée à l’aéroport, les visiteurs venus de Chine sont accueillis dans leur langue",
        "中国游客抵达机场即可获得中文接待服务",
    ),
    "Region": ("Région Île-de-France", "巴黎大区"),
    "vocational training in the luxury trades: training of trainers": (
        "Formation de formateurs aux métiers du luxe",
        "奢侈品行业师资培训",
    ),
    "Ferrandi": ("Ferrandi", "Ferrandi"),
    "La Fabrique": ("La Fabrique", "La Fabrique"),
    "hotel and restaurant trades": ("Hôtellerie et restauration", "酒店与餐饮"),
    "fashion and textile": ("Mode et textile", "时装与纺织"),
    "until the health situation allows": (
        "En attendant que la situation sanitaire le permette",
        "待公共卫生形势允许后",
    ),
    "regional climate COP held by the Region": ("COP régionale sur le climat", "巴黎大区气候大会"),
    "governor of Zhejiang": ("Gouverneur du Zhejiang", "浙江省省长"),
    "he left that office in September 2020": (
        "Il a quitté cette fonction en septembre 2020",
        "已于2020年9月卸任该职务",
    ),
    "presented the province's strategy against climate change": (
        "y a présenté la stratégie de la province contre le changement climatique",
        "在会上介绍了浙江省应对气候变化的战略",
    ),
    "Chinese diaspora in France": ("Diaspora chinoise en France", "旅法华侨华人"),
    "in Île-de-France mostly from the Wenzhou community, in Zhejiang": (
        "En Île-de-France, elles viennent pour la plupart de la communauté de Wenzhou, au Zhejiang",
        "居住在巴黎大区（法兰西岛）的大多来自浙江省温州",
    ),
    "France among China's clients": (
        "Rang de la France parmi les clients de la Chine",
        "法国在中国出口目的地中的排名",
    ),
    "France among China's suppliers": (
        "Rang de la France parmi les fournisseurs de la Chine",
        "法国在中国进口来源国中的排名",
    ),
    "China among France's suppliers": (
        "Rang de la Chine parmi les fournisseurs de la France",
        "中国在法国进口来源国中的排名",
    ),
    "China among France's clients": (
        "Rang de la Chine parmi les clients de la France",
        "中国在法国出口目的地中的排名",
    ),
    "learners of French in China": ("Apprenants de français en Chine", "中国的法语学习者"),
    "estimate": ("estimation", "估计"),
    "more than": ("plus de", "超过"),
    "zh: so at first mention, then 巴黎大区": ("Région Île-de-France", "巴黎大区（法兰西岛）.*巴黎大区(?!（)"),
    "an announcement across the top, with a link 'learn more': before the Olympic and Paralympic Games": (
        "Avant les Jeux olympiques et paralympiques.*En savoir plus",
        "奥运会和残奥会前夕.*了解更多",
    ),
}

# What the portal chooses from a list of its own; the page prints the label.
CHOICES = {
    "municipality": Partner.Kind.MUNICIPALITY,
    "province": Partner.Kind.PROVINCE,
    "cooperation agreement": Agreement.Kind.COOPERATION,
    "joint action plan": Agreement.Kind.ACTION_PLAN,
    "not stated": Agreement.Term.NOT_STATED,
    "planned": Chair.LaboratoryState.PLANNED,
    "postponed": Programme.Status.POSTPONED,
}

UNITS = {
    "inhabitants": {"fr": ("habitant", "habitants"), "zh-hans": ("居民", "居民")},
    "persons": {"fr": ("personne", "personnes"), "zh-hans": ("人", "人")},
    "learners": {"fr": ("apprenant", "apprenants"), "zh-hans": ("名学习者", "名学习者")},
    "teachers": {"fr": ("enseignant chinois", "enseignants chinois"), "zh-hans": ("名中国教师", "名中国教师")},
    "institutions": {"fr": ("établissement", "établissements"), "zh-hans": ("所院校", "所院校")},
}


# What is read: functions of a leaf's value, of what stands around it in the file, and of the language, that give a
# regular expression


def say(value, around, language):
    return SAYS[value][CODES.index(language)]


def choice(value, around, language):
    with override(language):
        return re.escape(str(CHOICES[value].label))


def as_it_is(value, around, language):
    return re.escape(value)


def only_in(code):
    """A name written in one language is read on the page of that language."""

    def name(value, around, language):
        return re.escape(value) if language == code else ""

    return name


def title_of(value, around, language):
    """Of the page that the fact names by its key."""
    return re.escape(in_language(page(value), "title", language))


def number(value):
    return Decimal(str(value))


def counted(unit):
    def text(value, around, language):
        return re.escape(formats.format_count(number(value), language, *UNITS[unit][language]))

    return text


def value_of_figure(value, around, language):
    if around["unit"] == "percent":
        return re.escape(formats.format_share(number(value), language))
    return counted(around["unit"])(value, around, language)


def range_of_persons(value, around, language):
    ends = number(around["low"]), number(around["high"])
    arguments = ("count", None, *ends, around["qualifier"], *UNITS["persons"][language])
    return re.escape(formats.format_observation(*arguments, language))


def learners(value, around, language):
    arguments = ("count", number(value), None, None, "more_than", *UNITS["learners"][language])
    return re.escape(formats.format_observation(*arguments, language))


def ranked(value, around, language):
    """Beside the name of its figure, for another figure may have the same rank."""
    return f"{formats.format_rank(number(value), language)} ?{SAYS[around['label']][CODES.index(language)]}"


def dated(value, around, language):
    return re.escape(formats.format_date(PartialDate.parse(str(value)), language))


def precise(value, around, language):
    """The date that stands beside it is said to this precision, and no further."""
    date = PartialDate.parse(around.get("signed") or around["value"])
    assert date.precision.value == value
    return f"(?<![0-9日月] )(?<!月){dated(str(date), around, language)}(?![0-9]*月)"


def between(value, around, language):
    dates = [PartialDate.parse(around[end]) for end in ("starts", "ends")]
    return re.escape(formats.format_period(*dates, language))


def days(value, around, language):
    return re.escape(formats.format_duration_days(value, language))


def years(value, around, language):
    return re.escape(formats.format_years(value, language))


def degrees(value, around, language):
    return re.escape(formats.format_coordinates(number(around["lat"]), number(around["lon"]), language))


# Where it is read


def page(name):
    """The published page of that key, whatever its section."""
    found = [model.objects.published().filter(pk=key_of(name)).first() for model in page_models()]
    return next(filter(None, found))


def page_of(part, model):
    """The page whose key is that part of the path."""

    def address(path, language):
        record = page(path[part])
        assert isinstance(record, model)
        return record.address_in(language)

    return address


def page_named(name):
    return lambda path, language: page(name).address_in(language)


def view(name):
    def address(path, language):
        with override(language):
            return reverse(name)

    return address


HOME, FIGURES, CHAIR = view("home"), view("figures:index"), view("chair:index")
PARTNER, AGREEMENT, PROJECT = page_of(1, Partner), page_of(3, Agreement), page_of(3, Project)
MEASURE, PROGRAMME, EVENT = page_of(2, Measure), page_of(1, Programme), page_of(1, Event)
ALLIANCE = page_named("crt-alibaba")

# (path, where, what): the first that fits. `key` is the name of a page: that it is there, with its title.
RULES = [
    ("region.fr", HOME, only_in("fr")),
    ("region.zh", HOME, only_in("zh-hans")),
    ("region.note", HOME, say),
    ("partners.*.figures.*.value", PARTNER, value_of_figure),
    ("partners.*.figures.*", PARTNER, say),
    ("partners.*.agreements.*.key", AGREEMENT, title_of),
    ("partners.*.agreements.*.under", AGREEMENT, title_of),
    ("partners.*.agreements.*.signed", AGREEMENT, dated),
    ("partners.*.agreements.*.precision", AGREEMENT, precise),
    ("partners.*.agreements.*.starts", AGREEMENT, between),
    ("partners.*.agreements.*.ends", AGREEMENT, between),
    ("partners.*.agreements.*.term_years", AGREEMENT, years),
    ("partners.*.agreements.*.kind", AGREEMENT, choice),
    ("partners.*.agreements.*.term", AGREEMENT, choice),
    ("partners.*.agreements.*", AGREEMENT, say),
    ("partners.*.projects.*.key", PROJECT, title_of),
    ("partners.*.projects.*", PROJECT, say),
    ("partners.*.key", PARTNER, title_of),
    ("partners.*.name.fr", PARTNER, only_in("fr")),
    ("partners.*.name.zh", PARTNER, only_in("zh-hans")),
    ("partners.*.kind", PARTNER, choice),
    ("partners.*.country", PARTNER, say),
    ("partners.*.location.*", PARTNER, degrees),
    ("chair.name.fr", CHAIR, only_in("fr")),
    ("chair.name.zh", CHAIR, only_in("zh-hans")),
    ("chair.created", CHAIR, dated),
    ("chair.frame", CHAIR, title_of),
    ("chair.planned.state", CHAIR, choice),
    ("chair.*", CHAIR, say),
    ("tourism.partnership.*", ALLIANCE, say),
    ("tourism.measures.*.key", MEASURE, title_of),
    ("tourism.measures.*", MEASURE, say),
    ("training.*.key", PROGRAMME, title_of),
    ("training.*.partner", PROGRAMME, title_of),
    ("training.*.participants", PROGRAMME, counted("teachers")),
    ("training.*.partner_institutions", PROGRAMME, counted("institutions")),
    ("training.*.days", PROGRAMME, days),
    ("training.*.state.value", PROGRAMME, choice),
    ("training.*", PROGRAMME, say),
    ("agenda.*.key", EVENT, title_of),
    ("agenda.*.partner", EVENT, title_of),
    ("agenda.*.when.value", EVENT, dated),
    ("agenda.*.when.precision", EVENT, precise),
    ("agenda.*.speaker.name.fr", EVENT, only_in("fr")),
    ("agenda.*.speaker.name.zh", EVENT, only_in("zh-hans")),
    ("agenda.*", EVENT, say),
    ("links.*.low", FIGURES, range_of_persons),
    ("links.*.high", FIGURES, range_of_persons),
    ("links.*.rank", FIGURES, ranked),
    ("links.*.value", FIGURES, learners),
    ("links.*.year", FIGURES, dated),
    ("links.*", FIGURES, say),
    ("site.banner.*", HOME, say),
]

# Of the file, but of no page: where each is held to.
ELSEWHERE = {
    "spelling.*": "mistakes that no page makes (tests/sample/test_words.py)",
    "terms.*": "words that the pages use throughout (tests/sample/test_words.py); the glossary will show them",
    "site.share": "what a page can do, not what it says",
}


def leaves(value, path=(), around=None):
    """(path, value, what stands around it) of every single value; a list's item goes by its key, label or name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name), value)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, name_of(inner, place)), around)
    else:
        yield path, value, around


def name_of(item, place):
    if isinstance(item, dict):
        return next((item[name] for name in ("key", "label", "name", "fr") if name in item), str(place))
    return str(item)


def matches(path, pattern):
    return fnmatchcase(".".join(path), pattern)


def rule_for(path):
    return next((rule for rule in RULES if matches(path, rule[0])), None)


def is_elsewhere(path):
    return any(matches(path, pattern) for pattern in ELSEWHERE)


LEAVES = [leaf for leaf in leaves(FACTS) if not is_elsewhere(leaf[0])]


@pytest.fixture(scope="module")
def read(small_sample):
    """The words of a page, read once: what is between <body> and </body>, spaces and apostrophes made alike."""
    pages = {}

    def words(address):
        if address not in pages:
            response = Client().get(address)
            assert response.status_code == 200, address
            pages[address] = alike(html.document_fromstring(response.content.decode()).find("body").text_content())
        return pages[address]

    return words


def alike(text):
    return re.sub(r"(?:\\?\s)+", " ", text).replace("’", "'")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("path", "value", "around"), [pytest.param(*leaf, id=".".join(map(str, leaf[0]))) for leaf in LEAVES]
)
def test_a_fact_is_on_its_page(read, path, value, around, language):
    rule = rule_for(path)
    assert rule, "no rule says on which page this fact is read"

    _pattern, where, what = rule
    address = where(path, language)
    wanted = alike(what(value, around, language))

    assert re.search(wanted, read(address), re.IGNORECASE), f"{address} does not say: {wanted}"


@pytest.mark.parametrize("pattern", [rule[0] for rule in RULES])
def test_a_rule_is_of_use(pattern):
    assert [path for path, _value, _around in LEAVES if rule_for(path)[0] == pattern]


@pytest.mark.parametrize("phrase", SAYS)
def test_words_are_of_use(phrase):
    assert phrase in {value for _path, value, _around in leaves(FACTS)}


def test_a_fact_that_is_new_has_no_page_yet():
    new = {**FACTS, "museums": [{"key": "a-museum", "opened": "2025"}]}

    assert [path for path, _value, _around in leaves(new) if not rule_for(path) and not is_elsewhere(path)] == [
        ("museums", "a-museum", "key"),
        ("museums", "a-museum", "opened"),
    ]
