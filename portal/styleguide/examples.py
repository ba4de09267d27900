"""What the components show: long words, missing languages, three agreements and forty; in French and in Chinese."""

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from agenda.models import Event, News, Speaker
from chair.models import Chair, ChairMember, ChairTheme
from figures.models import Figure, Observation, Unit
from pages.models import Announcement, FooterText, MenuEntry, Page
from partners.models import Agreement, Organisation, Partner, PartnerFigure, Project, Sector
from portal.styleguide.rows import document, picture, row
from portal.styleguide.texts import BODY, FOREIGN_BODY, SHORT_BODY
from tourism.models import Circuit, Measure, Stop
from training.models import Programme, ProgrammeHost, Session

VERIFIED = datetime.date(2026, 2, 2)
LONG = (
    "Interopérabilité anticonstitutionnellement institutionnalisée des télécommunications",
    "巴黎大区与浙江省关于气候变化适应、空气质量监测及城市低碳转型的联合行动计划",
)
SUMMARY = ("Une phrase qui répond à la question : de quoi parle cette page ?", "用一句话回答：本页讲什么？")
NOTE = ("cette date n’a été confirmée que par une des deux parties.", "该日期仅由其中一方确认。")


def organisations():
    names = [
        ("Région Île-de-France", "巴黎大区议会"),
        ("Gouvernement populaire de la province du Zhejiang", "浙江省人民政府"),
        ("Université Paris-Saclay", "巴黎-萨克雷大学"),
    ]
    links = ["https://www.iledefrance.fr/", "", "https://www.universite-paris-saclay.fr/"]
    return [row(Organisation, name[0], name=name, website=link) for name, link in zip(names, links, strict=True)]


def sectors():
    names = {"climat": ("Climat et air", "气候与空气"), "tourisme": ("Tourisme", "旅游")}
    return [row(Sector, key, title=title, summary=SUMMARY) for key, title in names.items()]


def unit(key, *words):
    (one_fr, many_fr), chinese = words
    return row(Unit, key, one=(one_fr, chinese), many=(many_fr, ""))


def figure(key, name, observations, **values):
    found = row(Figure, key, name=name, **values)
    # What the figure's own page would have fetched.
    found._prefetched_objects_cache["observations"] = [
        row(Observation, f"{key} {number}", figure=found, **one) for number, one in enumerate(observations)
    ]
    return found


def population(subject=("Pékin", "北京市"), value=21_900_000, year="2020"):
    people = unit("people", ("habitant", "habitants"), "居民")
    census = {"unit": people, "source_name": ("Recensement national", "全国人口普查")}
    older = {"value": value * 9 // 10, "year": "2010", **census}
    newest = {"value": value, "year": year, "source_url": "https://www.stats.gov.cn/", **census}
    definition = ("Résidents permanents, toutes communes réunies.", "常住人口总数。")
    return figure(
        f"population-{value}", ("Population", "人口"), [newest, older], subject=subject, definition=definition
    )


def figures():
    """A count, a share, a rank, an amount, a range, an estimate that is to be verified, and none at all."""
    visitors = unit("visitors", ("visiteur", "visiteurs"), "名游客")
    beijing = {"subject": ("Pékin", "北京市")}
    estimate = {"value": 850_000, "qualifier": "estimate", "unit": visitors, "year": "2019", "check_note": NOTE}
    return [
        population(),
        figure("share", ("Part de la population nationale", "占全国人口比重"), [share()], kind="share", **beijing),
        figure("rank", ("Rang parmi les métropoles", "大都市排名"), [{"value": 23, "year": "2020"}], kind="rank"),
        figure("amount", ("Produit intérieur brut", "地区生产总值"), [amount()], kind="amount", **beijing),
        figure("range", ("Visiteurs par an", "年游客量"), [{"low": 600_000, "high": 900_000, "unit": visitors}]),
        figure("estimate", ("Visiteurs venus de Chine", "中国游客"), [estimate]),
        figure("none", LONG, []),
    ]


def share():
    return {"value": Decimal("1.5"), "year": "2020", "source_name": ("Recensement national", "全国人口普查")}


def amount():
    return {"value": 4_984_300_000_000, "unit": unit("yuan", ("yuan", "yuans"), "元"), "year": "2024"}


def partner(key="beijing", **values):
    known = {
        "beijing": {
            "title": ("Pékin", "北京市"),
            "kind": "municipality",
            "latitude": Decimal("39.9042"),
            "longitude": Decimal("116.4074"),
        },
        "zhejiang": {
            "title": ("Zhejiang", "浙江省"),
            "kind": "province",
            "latitude": Decimal("30.2741"),
            "longitude": Decimal("120.1551"),
        },
    }
    return row(Partner, key, summary=SUMMARY, country="CN", **{**known[key], **values})


def whole_partner():
    people = population()
    found = partner(body=BODY, picture=view(), sectors=sectors(), check_note=NOTE)
    found._prefetched_objects_cache |= {
        "partner_figures": [
            row(PartnerFigure, "one", figure=each, partner=found) for each in [people, *figures()[1:3]]
        ],
        "agreements": agreements(found),
        "projects": projects(found),
    }
    return found


def view():
    return picture("beijing", alt=("Une tour et une rivière", "塔与河"), credit="Région Île-de-France")


def agreements(partner):
    """In force, expired, and without a stated end: one of each."""
    dates = {
        "accord-1987": {"signed": "1987", "ends": "2002-12-31", "term": "fixed", "kind": "cooperation"},
        "accord-2018": {"signed": "2018-06-14", "term": "open_ended", "kind": "action_plan"},
        "accord-2021": {"signed": "2021-09", "term": "not_stated", "kind": "partnership"},
    }
    titles = [("Accord de coopération", "合作协议"), LONG, ("Partenariat", "伙伴关系")]
    return [
        row(Agreement, key, title=title, summary=SUMMARY, partner=partner, **dates[key])
        for key, title in zip(dates, titles, strict=True)
    ]


def many_agreements(count=40):
    """A new one each year from 1987 on; each fifth has no end, each seventh no date at all."""
    partners = [partner("beijing"), partner("zhejiang")]
    return [numbered_agreement(number, partners[number % 2]) for number in range(count)]


def numbered_agreement(number, partner):
    term = {"term": "open_ended"} if number % 5 == 0 else {"term": "fixed", "term_years": 3 + number % 9}
    signed = {} if number % 7 == 6 else {"signed": str(1987 + number)}
    title = (f"Accord numéro {number + 1} sur un sujet commun", f"第{number + 1}号共同事项协议")
    return row(Agreement, f"accord-{number}", title=title, summary=SUMMARY, partner=partner, **term, **signed)


def statuses():
    """An agreement of each status, whatever the day."""
    owner = partner()
    ends = {"expired": {"signed": "1990", "ends": "2000"}, "upcoming": {"signed": "2199", "term_years": 5}}
    dates = {**ends, "in_force": {"signed": "1990", "term": "open_ended"}, "no_end_stated": {"signed": "1990"}}
    assert set(dates) == set(Agreement.Status.values)
    return [row(Agreement, key, title=LONG, partner=owner, **values) for key, values in dates.items()]


def whole_agreement():
    owner = partner("zhejiang")
    papers = [
        document("texte", ("Texte de l’accord", "协议文本"), "fr"),
        document("annexe", ("Annexe technique", "技术附件"), "zh-hans"),
    ]
    return row(
        Agreement, "accord-cadre", title=LONG, summary=SUMMARY, body=BODY, partner=owner, kind="cooperation",
        signed="2018-06-14", term="fixed", term_years=20, parties=organisations(), sectors=sectors(),
        documents=papers, children=agreements(owner),
    )  # fmt: skip


def projects(owner):
    titles = {
        "qualite-air": ("Qualité de l’air", "空气质量"),
        "mot-long": LONG,
        "sans-chinois": ("Sans chinois", ""),
    }
    return [
        row(Project, key, title=title, summary=(SUMMARY[0], SUMMARY[1] if title[1] else ""), partner=owner,
            starts="2019", picture=view() if key == "qualite-air" else None)
        for key, title in titles.items()
    ]  # fmt: skip


def project():
    return row(
        Project, "projet", title=("Qualité de l’air", "空气质量"), summary=SUMMARY, body=SHORT_BODY, starts="2019",
        ends="2022", partner=partner(), organisations=organisations(), sectors=sectors(),
    )  # fmt: skip


def chair():
    names = [("Camille Étienne-Dubois", ""), ("Yuan Jiajun", "袁家军"), ("", "")]
    roles = [("Titulaire", "讲席教授"), ("Codirection", "联合主任"), ("Doctorat", "博士生")]
    members = [
        row(ChairMember, role[0], name=name, role=role, affiliation=body)
        for name, role, body in zip(names, roles, organisations(), strict=True)
    ]
    themes = [("Ville intelligente", "智慧城市"), ("Mobilités", "交通出行"), LONG]
    return row(
        Chair, "chaire", title=("Chaire sur la ville durable", "可持续城市讲席"), summary=SUMMARY, body=SHORT_BODY,
        created="2019", funders=organisations()[:2], academic_partners=organisations()[2:], members=members,
        themes=[row(ChairTheme, name[0], name=name) for name in themes], direction=("Deux universités", "两所大学"),
        laboratory_name=("Laboratoire commun", "联合实验室"), laboratory_place=("Hangzhou", "杭州"),
        laboratory_state="planned",
    )  # fmt: skip


def measure(key="assistance", **values):
    known = {
        "title": ("Assistance aux touristes", "游客援助热线"), "summary": SUMMARY, "category": "safety",
        "is_emergency": True, "phone": "+33142000000", "hours": ("Tous les jours, 24 h/24", "每天24小时"),
        "spoken_languages": ("français, chinois", "法语、中文"), "operators": organisations()[:1],
        "website": "https://www.visitparisregion.com/", "verified_on": VERIFIED,
    }  # fmt: skip
    return row(Measure, key, **known | values)


def measures():
    """Verified and complete; and one of which nothing is known for sure."""
    unsure = {"title": LONG, "phone": "+33800000000", "hours": ("", ""), "spoken_languages": ("", "")}
    return [measure(), measure("incertain", **unsure, operators=[], website="", verified_on=None, check_note=NOTE)]


def circuit():
    names = [("Montmartre", "蒙马特"), ("Musée d’Orsay", "奥赛博物馆"), LONG, ("Fontainebleau", "枫丹白露")]
    told = ("Une heure et demie, à pied.", "步行约一个半小时。")
    stops = [row(Stop, name[0], name=name, description=told if name == LONG else ("", "")) for name in names]
    return row(
        Circuit, "circuit", title=("Sur les pas des impressionnistes", "追寻印象派的足迹"), summary=SUMMARY,
        body=SHORT_BODY, measure=measure(), stops=stops,
    )  # fmt: skip


def programme(status="planned", **values):
    place = ("Hangzhou", "杭州")
    dates = [("2027-03-08", "2027-03-19", 30), ("2027-10", None, None)]
    sessions = [
        row(Session, start, starts=start, ends=end, places=places, place=place) for start, end, places in dates
    ]
    hosts = [
        row(ProgrammeHost, body.name_fr, organisation=body, field=("Métiers de la mode", "时装行业"))
        for body in organisations()[1:]
    ]
    return row(Programme, f"formation-{status}", **{
        "title": ("Former des formateurs", "师资培训"), "summary": SUMMARY, "body": SHORT_BODY, "partner": partner(),
        "audience": ("Enseignants et cadres", "教师与管理人员"), "places": 30, "days": 10, "status": status,
        "status_reason": ("Faute de visas.", "因签证原因。") if status == "postponed" else ("", ""),
        "institution_count": 3, "partner_institutions": organisations()[1:], "hosts": hosts, "sessions": sessions,
        **values,
    })  # fmt: skip


def programmes():
    """One of each status."""
    return [programme(status) for status in Programme.Status.values]


def event(key="forum", **values):
    return row(Event, key, **{
        "title": ("Forum des régions", "区域论坛"), "summary": SUMMARY, "body": SHORT_BODY, "starts": "2026-06-18",
        "start_time": datetime.time(14), "end_time": datetime.time(17, 30), "partner": partner("zhejiang"),
        "place": ("Saint-Ouen-sur-Seine", "塞纳河畔圣旺"), "organisers": organisations()[:2], **values,
    })  # fmt: skip


def events():
    """An hour, a span of days, a month."""
    days = {"starts": "2026-07-01", "ends": "2026-07-03", "start_time": None, "end_time": None}
    month = {**days, "starts": "2026-09", "ends": None, "title": LONG, "place": ("", "")}
    return [event(), event("jours", **days), event("mois", **month)]


def whole_event():
    people = organisations()
    speakers = [
        row(Speaker, "yuan", name=("Yuan Jiajun", "袁家军"), organisation=people[1],
            title_at_the_time=("Gouverneur du Zhejiang", "浙江省省长"), check_note=NOTE),
        row(Speaker, "autre", name=("Camille Étienne-Dubois", "")),
    ]  # fmt: skip
    return event(speakers=speakers, picture=view())


def news():
    return row(News, "nouvelle", title=LONG, summary=SUMMARY, body=FOREIGN_BODY, date="2026-03", partner=partner())


def related():
    """As `related_to` gives it: a short group and a long one."""
    return [(_("partners"), [partner(), partner("zhejiang")]), (_("agreements"), many_agreements(9))]


def free_page():
    return row(Page, "page", title=("Accessibilité", "无障碍"), summary=SUMMARY, body=SHORT_BODY)


def french_only():
    return row(News, "en-francais", title=("Seulement en français", ""), summary=(SUMMARY[0], ""), date="2026-03")


def announcement():
    words = ("Maison fermée du 1er au 5 mai : écrivez-nous.", "五月一日至五日闭馆，请来信。")
    return row(Announcement, "annonce", text=words, link_label=("En savoir plus", "了解更多"))


def menu():
    labels = [("Partenaires", "合作伙伴"), ("Accords", "协议"), ("Tourisme", "旅游"), ("Chiffres", "数据")]
    return [row(MenuEntry, label[0], label=label) for label in labels]


def footer_texts():
    titles = [("Nous écrire", "联系我们"), ("La région", "巴黎大区")]
    return [row(FooterText, title[0], title=title, body=SHORT_BODY) for title in titles]


def asked_for():
    """What templates look up by themselves: partners for the map, the host's figure, and what the long text embeds."""
    population_of_host = population(("Île-de-France", "巴黎大区"), 12_300_000, "2022")
    cited = [figure for one in (population_of_host, population()) for figure in with_observations(one)]
    papers = [document("texte", ("Texte de l’accord", "协议文本"), "fr"), view()]
    return [partner("beijing"), partner("zhejiang"), *cited, *papers]


def with_observations(figure):
    """In the order in which they can be saved."""
    observations = figure.observations.all()
    units = {observation.unit.pk: observation.unit for observation in observations}
    return [*units.values(), figure, *observations]
