import datetime
import re
import subprocess

import polib
import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.utils import timezone
from translate.storage.xliff import Xliff1File

from publishing.models import Action, Revision
from tests.factories import PartnerFactory
from translations import po, xliff
from translations.exchange import Selection, batch_of
from translations.importing import take_in
from translations.models import TranslationUnit
from translations.work import Answer, Fate, keep_drafts

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return PartnerFactory()


def unit_of(page, field):
    return TranslationUnit.objects.of(page).get(field=field)


def translator(name="traductrice"):
    user = User.objects.create_user(name)
    user.user_permissions.add(Permission.objects.get(codename="translate_zh-hans"))
    return user


def exported_to(path, **options):
    call_command("export_translations", language="zh-hans", output=str(path), **options)
    return path


def imported(path, capsys, status=0, **options):
    """The lines that the command prints."""
    try:
        call_command("import_translations", str(path), **options)
        ended = 0
    except SystemExit as error:
        ended = error.code
    assert ended == status
    return capsys.readouterr().out.splitlines()


def retell(page, **texts):
    """Batch of an export just made, with the translations of *page* that *texts* gives."""
    batch = batch_of(Selection("zh-hans"))
    wanted = {unit_of(page, field).context: text for field, text in texts.items()}
    return batch._replace(
        entries=[
            one._replace(target=wanted[one.context], needs_review=False)
            for one in batch.entries
            if one.context in wanted
        ]
    )


def fates(told):
    return [one.fate for one in told]


# By the commands


def test_po_out_and_in(partner, tmp_path, capsys):
    path = exported_to(tmp_path / "tout.po")
    file = polib.pofile(str(path))
    context = unit_of(partner, "summary").context
    next(one for one in file if one.msgctxt == context).msgstr = "另一句话。"
    file.save()
    number = len(file)
    assert imported(path, capsys)[-1] == f"applied 1, unchanged {number - 1}, stale 0, refused 0"
    partner.refresh_from_db()
    assert (partner.summary_zh_hans, partner.title_zh_hans[:5]) == ("另一句话。", "可读的页面")
    assert imported(path, capsys) == [f"applied 0, unchanged {number}, stale 0, refused 0"]


def test_xliff_out_and_in(partner, tmp_path, capsys):
    path = exported_to(tmp_path / "tout.xlf")
    file = Xliff1File.parsefile(str(path))
    context = unit_of(partner, "summary").context
    next(one for one in file.units if one.getid().endswith(context)).target = "另一句话。"
    file.save()
    number = len(file.units)
    assert imported(path, capsys)[-1] == f"applied 1, unchanged {number - 1}, stale 0, refused 0"
    partner.refresh_from_db()
    assert partner.summary_zh_hans == "另一句话。"
    assert imported(path, capsys) == [f"applied 0, unchanged {number}, stale 0, refused 0"]


@pytest.mark.parametrize("name", ["ancien.po", "ancien.xlf"])
def test_what_was_made_from_older_french_is_stale(partner, tmp_path, capsys, name):
    path = exported_to(tmp_path / name)
    partner.summary_fr = "Une autre phrase qui répond."
    partner.save()
    lines = imported(path, capsys)
    assert lines[0].startswith(f"stale {unit_of(partner, 'summary').context}: ")
    assert lines[-1].endswith("stale 1, refused 0")
    assert unit_of(partner, "summary").is_stale


def test_a_refused_file_is_one_line_and_changes_nothing(partner, tmp_path):
    path = tmp_path / "faux.po"
    path.write_text("/etc/passwd")
    with pytest.raises(CommandError) as error:
        call_command("import_translations", str(path))
    assert (error.value.returncode, len(str(error.value).splitlines())) == (2, 1)


@pytest.mark.parametrize(
    "options",
    [
        {"language": "de"},
        {"language": "zh-hans", "model": "no.model"},
        {"language": "zh-hans", "state": "lost"},
    ],
)
def test_what_nobody_knows_is_told_in_one_line(tmp_path, options):
    with pytest.raises(CommandError) as error:
        call_command("export_translations", output=str(tmp_path / "x.po"), **options)
    assert (error.value.returncode, len(str(error.value).splitlines())) == (2, 1)


def test_only_a_translator_takes_a_file_in(partner, tmp_path):
    path = exported_to(tmp_path / "tout.po")
    User.objects.create_user("personne")
    for name in ("personne", "inconnue"):
        with pytest.raises(CommandError) as error:
            call_command("import_translations", str(path), user=name)
        assert error.value.returncode == 2


# Judged entry by entry


def test_the_history_tells_it_once(partner):
    user = translator()
    told = take_in(retell(partner, title="北京市", summary="一句新的话。"), user)
    assert fates(told) == [Fate.APPLIED, Fate.APPLIED]
    [line] = Revision.objects.about(partner).filter(action=Action.TRANSLATED)
    assert line.user == user


def test_drafts_stay_out_of_sight(partner):
    [told] = take_in(retell(partner, summary="草稿。"), translator(), as_drafts=True)
    assert (told.fate, told.is_draft) == (Fate.APPLIED, True)
    partner.refresh_from_db()
    assert (partner.summary_zh_hans, unit_of(partner, "summary").draft) == ("一句话的回答。", "草稿。")


def test_a_changed_text_that_asks_for_review_is_a_draft(partner):
    batch = retell(partner, summary="待审。")
    batch = batch._replace(entries=[batch.entries[0]._replace(needs_review=True)])
    [told] = take_in(batch)
    assert (told.fate, told.is_draft) == (Fate.APPLIED, True)
    assert fates(take_in(batch)) == [Fate.UNCHANGED]


def test_an_empty_translation_deletes_nothing(partner):
    assert fates(take_in(retell(partner, summary=""))) == [Fate.UNCHANGED]
    assert unit_of(partner, "summary").target == "一句话的回答。"


@pytest.mark.parametrize("as_draft", [False, True])
def test_a_newer_translation_by_someone_else_is_kept(partner, as_draft):
    batch = retell(partner, summary="文件里的话。")
    other, unit = translator("autre"), unit_of(partner, "summary")
    if as_draft:
        keep_drafts(partner, [Answer(unit, "别人的话。", unit.current, unit.working)], other)
    else:
        take_in(retell(partner, summary="别人的话。"), other)
    assert fates(take_in(batch, translator())) == [Fate.REFUSED]
    assert unit_of(partner, "summary").working == "别人的话。"
    assert fates(take_in(batch, other)) == [Fate.APPLIED]


@pytest.mark.parametrize("since", [None, timezone.now() + datetime.timedelta(days=900)])
def test_without_its_moment_a_file_only_fills_in(partner, since):
    batch = retell(partner, summary="文件里的话。")._replace(exported_at=since)
    assert fates(take_in(batch)) == [Fate.REFUSED]
    partner.summary_zh_hans = ""
    partner.save()
    assert fates(take_in(batch)) == [Fate.APPLIED]


def test_duplicates(partner):
    batch = retell(partner, summary="一。", title="二")
    first, second = batch.entries
    told = take_in(batch._replace(entries=[first, first, second, second._replace(target="三")]))
    assert fates(told) == [Fate.APPLIED, Fate.REFUSED]


def test_an_unknown_text_is_refused_and_the_others_are_taken(partner):
    batch = retell(partner, summary="一。")
    [one] = batch.entries
    contexts = ["", "/etc/passwd", re.sub(r"[0-9a-f]{12}", "0" * 12, one.context), one.context + "x"]
    told = take_in(batch._replace(entries=[*(one._replace(context=context) for context in contexts), one]))
    assert fates(told) == [Fate.REFUSED] * 4 + [Fate.APPLIED]


def test_a_script_is_never_kept(partner):
    batch = retell(partner, body="<p>中文。</p><script>alert(1)</script>")
    take_in(batch)
    partner.refresh_from_db()
    assert "script" not in partner.body_zh_hans


def test_a_zero_character_is_refused(partner):
    assert fates(take_in(retell(partner, summary="一\0。"))) == [Fate.REFUSED]


# The whole sample


@pytest.fixture(scope="module")
def sample_batch(small_sample):
    return batch_of(Selection("zh-hans"))


def test_msgfmt_takes_the_whole_sample(sample_batch, tmp_path):
    path = tmp_path / "tout.po"
    path.write_text("".join(po.write(sample_batch, "portal")))
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True)


def test_the_toolkit_takes_the_whole_sample(sample_batch):
    file = Xliff1File.parsestring("".join(xliff.write(sample_batch, "portal")).encode())
    assert [unit.source for unit in file.units] == [entry.source for entry in sample_batch.entries]


def test_the_whole_sample_is_unchanged(sample_batch):
    assert {*fates(take_in(sample_batch))} == {Fate.UNCHANGED}
