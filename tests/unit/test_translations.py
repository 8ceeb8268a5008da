"""Every text that a person sees is there in Vietnamese too."""

import pytest


@pytest.fixture(scope="module")
def i18n(tool):
    return tool("i18n")


@pytest.fixture(scope="module")
def found(i18n):
    return i18n.collect()


@pytest.fixture(scope="module")
def known(i18n):
    return i18n.read()


def test_every_text_is_translated(found, known):
    assert [text for text in found if text not in known] == []


def test_no_translation_is_left_over(found, known):
    assert [text for text in known if text not in found] == []


def test_a_translation_keeps_the_places_for_values(i18n, known):
    assert [text for (_, text), vietnamese in known.items() if i18n.places(text) != i18n.places(vietnamese)] == []


@pytest.mark.parametrize(
    "source, texts",
    [
        ('X = QT_TRANSLATE_NOOP("core", "Plot {plot} " "is empty.")', [("core", "Plot {plot} is empty.")]),
        ('language.QT_TRANSLATE_NOOP("rules", "A")', [("rules", "A")]),
        ('tr("Save")', [("gui", "Save")]),
        ('tr("One" if n == 1 else "Many", count=n)', [("gui", "One"), ("gui", "Many")]),
        ("tr(template)", []),
        ('QCoreApplication.translate("core", "B")', [("core", "B")]),
        ("QCoreApplication.translate(CORE, template)", []),
    ],
)
def test_marked_texts_are_collected(i18n, source, texts):
    assert list(i18n.marked(source)) == texts


def test_translations_survive_writing_and_reading(i18n, tmp_path):
    path = tmp_path / "i18n" / "a.ts"
    found = {("core", "A & <b>"): "a.py", ("gui", "Two\nlines"): "b.py", ("gui", "Open"): "b.py"}
    known = {("core", "A & <b>"): "Ă & <b>", ("gui", "Two\nlines"): "Hai\ndòng"}
    i18n.write(found, known, path)
    assert i18n.read(path) == known
