import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from lxml import html

from publishing.models import Action, Revision
from tests.factories import SectorFactory
from translations.correction import apply, changes, fingerprint, french_places
from translations.models import Term, TranslationUnit
from translations.work import Fate

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "法兰西岛地区的空气", "巴黎大区的空气"


@pytest.fixture
def term():
    return Term.objects.create(
        name_fr="Région", name_zh_hans="巴黎大区", avoid_zh_hans="法兰西岛地区", avoid_fr="Rejion"
    )


@pytest.fixture
def sector():
    return SectorFactory(title_fr="L’air de la Rejion", title_zh_hans=WRONG)


@pytest.fixture
def translator():
    user = User.objects.create_user("li", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["translate_zh-hans", "view_term"]))
    return user


def title_of(sector):
    return TranslationUnit.objects.get(object_id=sector.pk, field="title")


def chosen(unit):
    return {str(unit.pk): fingerprint(unit)}


def test_each_change_is_shown(term, sector):
    SectorFactory(draft=True, title_zh_hans=WRONG)
    [change] = changes([term], "zh-hans")
    assert (change.unit, change.text) == (title_of(sector), RIGHT)
    assert change.segments == [("removed", "法兰西岛地区"), ("added", "巴黎大区"), ("same", "的空气")]


def test_a_variant_that_marks_tear_apart_is_shown_as_it_stays(term, sector):
    sector.body_zh_hans = "<p>法兰西岛<strong>地区</strong>，法兰西岛地区</p>"
    sector.save()
    [change] = [one for one in changes([term], "zh-hans") if one.unit.field == "body"]
    told = "".join(segment.text for segment in change.segments if segment.kind != "removed")
    assert (change.text, told) == ("<p>法兰西岛<strong>地区</strong>，巴黎大区</p>", "法兰西岛地区，巴黎大区\n")


@pytest.mark.parametrize(("query", "expected"), [("q=paris", 0), ("q=Rejion", 1), ("is_attested__exact=1", 0)])
def test_the_list_is_searched_and_filtered(client, term, translator, query, expected):
    client.force_login(translator)
    response = client.get(f"{reverse('admin:translations_term_changelist')}?{query}")
    assert response.context["cl"].result_count == expected


def test_the_action_leads_to_the_correction_of_what_is_ticked(client, term, translator):
    client.force_login(translator)
    data = {"action": "correct_chosen", "_selected_action": [str(term.pk)]}
    response = client.post(reverse("admin:translations_term_changelist"), data)
    assert response.url == f"{reverse('admin:translations_term_correct')}?term={term.pk}"


def test_a_change_is_written_with_its_history(term, sector, translator):
    outcomes = apply([term], "zh-hans", chosen(title_of(sector)), translator)
    sector.refresh_from_db()
    assert ([one.fate for one in outcomes], sector.title_zh_hans) == ([Fate.APPLIED], RIGHT)
    assert Revision.objects.filter(object_id=sector.pk, action=Action.TRANSLATED).count() == 1


def test_an_address_is_left_alone(term, translator):
    link = '<p>法兰西岛地区<a href="https://a.cn/法兰西岛地区">空气</a></p>'
    sector = SectorFactory(body_fr=link.replace("空气", "Air"), body_zh_hans=link)
    [change] = changes([term], "zh-hans")
    assert change.text == sector.body_zh_hans.replace("<p>法兰西岛地区", "<p>巴黎大区")


def test_what_someone_changed_meanwhile_is_refused(term, sector, translator):
    before = chosen(title_of(sector))
    sector.title_zh_hans = f"{WRONG}质量"
    sector.save()
    [outcome] = apply([term], "zh-hans", before, translator)
    sector.refresh_from_db()
    assert (outcome.fate, sector.title_zh_hans) == (Fate.REFUSED, f"{WRONG}质量")
    assert outcome.reason


def test_a_stale_translation_stays_stale(term, sector, translator):
    sector.title_fr = "L’air pur de la Rejion"
    sector.save()
    unit = title_of(sector)
    [outcome] = apply([term], "zh-hans", chosen(unit), translator)
    after = title_of(sector)
    assert (outcome.fate, after.target, after.source) == (Fate.APPLIED, RIGHT, "L’air de la Rejion")
    assert after.is_stale


def test_a_draft_is_put_right_as_a_draft(term, sector, translator):
    unit = title_of(sector)
    unit.draft, unit.draft_source = f"{WRONG}质量", unit.current
    unit.save()
    apply([term], "zh-hans", chosen(unit), translator)
    after = title_of(sector)
    assert (after.draft, after.target) == (f"{RIGHT}质量", WRONG)


def test_the_french_is_listed_for_its_editors(term, sector):
    assert french_places([term]) == [(title_of(sector), ["Rejion"])]


def test_the_page_shows_and_writes(client, term, sector, translator):
    client.force_login(translator)
    address = f"{reverse('admin:translations_term_correct')}?term={term.pk}"
    form = next(form for form in html.fromstring(client.get(address).text).forms if "unit" in form.fields)
    response = client.post(address, dict(form.form_values()))
    sector.refresh_from_db()
    assert (response.status_code, sector.title_zh_hans) == (200, RIGHT)
    assert changes([term], "zh-hans") == []


def test_only_translators_may(client, term):
    client.force_login(User.objects.create_user("eve", is_staff=True))
    assert client.get(reverse("admin:translations_term_correct")).status_code == 403


def test_queries_do_not_grow(client, term, sector, translator, django_assert_max_num_queries):
    client.force_login(translator)
    address = reverse("admin:translations_term_correct")
    client.get(address)
    with django_assert_max_num_queries(30) as few:
        client.get(address)
    SectorFactory.create_batch(3, title_fr="Rejion", title_zh_hans=WRONG)
    with django_assert_max_num_queries(30) as many:
        client.get(address)
    assert len(many) == len(few)
