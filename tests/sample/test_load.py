import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from figures.models import Figure, Observation
from partners.models import Partner, Sector
from portal import sample as loader
from portal.models import SampleLoad

pytestmark = pytest.mark.django_db

FEW = """
partners.Sector:
  - key: air
    title: {fr: Qualité de l’air, zh: 空气质量}
    summary: {fr: L’air., zh: 空气。}
    body:
      fr: <p>Voir <a href="/go/{{ref:beijing}}/">Pékin</a>.</p>
      zh: <p>参见<a href="/go/{{ref:beijing}}/">北京市</a>。</p>
partners.Partner:
  - key: beijing
    title: {fr: Pékin, zh: 北京市}
    summary: {fr: Une ville., zh: 一座城市。}
    kind: municipality
    latitude: "39.904"
    sectors: [air]
figures.Figure:
  - key: population
    name: {fr: Population, zh: 人口}
    observations:
      - {value: 21900000, year: "2020"}
      - {low: 1, high: 2}
"""


@pytest.fixture
def few(tmp_path, monkeypatch):
    """A sample of a few records, to try the loading of."""
    write(tmp_path, FEW)
    monkeypatch.setattr(loader, "SAMPLE", tmp_path)
    monkeypatch.setattr(loader, "FILES", ["few"])
    return tmp_path


def write(folder, text):
    (folder / "few.yaml").write_text(text)


def told(capsys):
    call_command("load_sample")
    return capsys.readouterr().out


def test_one_line_tells_what_was_loaded(few, capsys):
    assert told(capsys) == "The sample is loaded: 1 sector, 1 partner, 1 figure.\n"


def test_a_record_has_its_words_its_relations_and_its_rows(few):
    call_command("load_sample")

    beijing = Partner.objects.get()
    assert (beijing.title_fr, beijing.title_zh_hans, str(beijing.latitude)) == ("Pékin", "北京市", "39.90400")
    assert beijing.is_published()
    assert list(beijing.sectors.all()) == [Sector.objects.get()]
    assert [str(row.year) for row in Observation.objects.all()] == ["2020", "None"]
    assert f'href="/go/{beijing.pk}/"' in Sector.objects.get().body_fr


def test_the_second_time_nothing_happens(few, capsys):
    told(capsys)
    Partner.objects.update(title_fr="Beijing")
    Sector.objects.all().delete()

    assert "nothing to do" in told(capsys)
    assert (Partner.objects.get().title_fr, Sector.objects.count()) == ("Beijing", 0)


def test_what_staff_deleted_down_to_the_last_record_does_not_come_back(few):
    call_command("load_sample")
    for model in (Partner, Sector, Figure):
        model.objects.all().delete()

    call_command("load_sample")

    assert not loader.holds_content()


def test_a_database_with_content_is_left_alone(few, capsys):
    Sector.objects.create(title_fr="Énergie")

    assert "left out" in told(capsys)
    assert (Sector.objects.count(), Partner.objects.count(), SampleLoad.objects.count()) == (1, 0, 0)


def test_a_record_that_its_form_would_refuse_stops_it_all(few):
    write(few, FEW.replace("kind: municipality", "kind: village"))

    with pytest.raises(ValidationError, match="village"):
        call_command("load_sample")

    assert not loader.holds_content()
    assert not SampleLoad.objects.exists()


def test_a_rule_of_the_model_stops_it_too(few):
    write(few, FEW.replace("{low: 1, high: 2}", "{low: 2, high: 1}"))

    with pytest.raises(ValidationError):
        call_command("load_sample")

    assert not Figure.objects.exists()


def test_a_relation_to_nothing_stops_it(few):
    write(few, FEW.replace("sectors: [air]", "sectors: [water]"))

    with pytest.raises(LookupError, match="water"):
        call_command("load_sample")
