"""Help texts: heads, lists and paragraphs, whether or not there is an empty line between them."""

import pytest
from django.conf import settings
from django.utils import translation

from samenverder.web import help_pages
from samenverder.web.help_pages import Block, names, page


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write a help page and read it as a visitor would."""
    monkeypatch.setattr(help_pages, "FOLDER", tmp_path)
    help_pages._read.cache_clear()

    def read(text: str):
        for language in ("nl", "en"):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / "proef.txt").write_text(text)
        return page("proef")

    yield read
    help_pages._read.cache_clear()


def test_a_head_right_above_its_text_is_a_head_of_its_own(written):
    found = written("Titel\n\n## Eerst\nDan dit.\n## Daarna\n- een\n- twee\n")
    assert found.blocks == (
        Block("head", ("Eerst",)),
        Block("text", ("Dan dit.",)),
        Block("head", ("Daarna",)),
        Block("list", ("een", "twee")),
    )


def test_a_head_with_empty_lines_around_it_is_the_same(written):
    found = written("Titel\n\n## Eerst\n\nDan\ndit.\n\n\n## Daarna\n\n- een\n")
    assert found.title == "Titel"
    assert [block.kind for block in found.blocks] == ["head", "text", "head", "list"]
    assert found.blocks[1].lines == ("Dan dit.",)


def test_a_line_with_a_hash_in_it_is_no_head(written):
    assert [block.kind for block in written("T\n\nKies # of ##.\n").blocks] == ["text"]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_reads_as_text_in_both_languages(name, language):
    with translation.override(language):
        found = page(name)
    assert found is not None
    assert found.title
    assert found.blocks
    for block in found.blocks:
        for line in block.lines:
            assert line.strip()
            assert not line.startswith(("#", "- ", "* ")), line


def test_both_languages_have_the_same_pages():
    folders = [help_pages.FOLDER / language for language in ("nl", "en")]
    nl, en = ({path.name for path in folder.glob("*.txt")} for folder in folders)
    assert nl == en


def test_every_screen_that_names_a_page_has_it():
    assert {name for _screen, name in settings.HELP_PAGES} <= set(names())


@pytest.mark.django_db
@pytest.mark.parametrize("name", names())
def test_every_page_is_shown_with_its_heads(client, name):
    shown = client.get(f"/hulp/{name}/").content.decode()
    heads = sum(block.kind == "head" for block in page(name).blocks)
    assert shown.count("<h1") == 1
    assert shown.count("<h2") >= heads
    assert "## " not in shown
