import pytest

from resources import read_text
from studio.clients.consent import Purpose
from studio.clients.consent_texts import parse_consent_texts
from studio.errors import BadFile

PATH = "data/en/consents.toml"


@pytest.fixture(scope="module")
def text() -> str:
    return read_text(PATH)


def test_every_purpose_has_a_versioned_statement_of_its_own(text: str) -> None:
    texts = parse_consent_texts({PATH: text})
    assert set(texts.purposes) == set(Purpose)
    signed = [texts.declaration, texts.privacy, *texts.purposes.values()]
    assert all(one.version and one.title and one.text for one in signed)
    assert len({one.hash for one in signed}) == len(signed)
    assert all(one.text.startswith("I agree that") for one in texts.purposes.values())


def test_the_declaration_is_the_one_that_is_signed(text: str) -> None:
    assert parse_consent_texts({PATH: text}).declaration.text == (
        "My answers are true as far as I know. I will tell the studio if my health changes. "
        "I know this is not a medical check and does not replace one. "
        "I have read how my information is used."
    )


def test_another_word_is_another_fingerprint(text: str) -> None:
    changed = text.replace("My answers are true", "All my answers are true")
    before, after = (parse_consent_texts({PATH: one}).declaration for one in (text, changed))
    assert before.hash != after.hash


def test_other_files_are_left_alone(text: str) -> None:
    files = {"data/en/words.toml": "not even TOML", PATH: text}
    assert parse_consent_texts(files) == parse_consent_texts({PATH: text})


@pytest.mark.parametrize(
    ("old", "new", "entry", "field", "problem"),
    [
        ("[declaration]", "[declared]", "", "declared", "it is not known here"),
        ("[purpose.photos]", "[purpose.films]", "purpose", "films", "it is not known here"),
        ('title = "Photos"\n', "", "purpose.photos", "title", "it is missing"),
        ('title = "Photos"', 'title = " "', "purpose.photos", "title", "it is empty"),
        ('title = "Photos"', "title = 3", "purpose.photos", "title", "a text is expected"),
        ('title = "Photos"', 'titel = "P"', "purpose.photos", "titel", "it is not known here"),
    ],
)
def test_a_damaged_file_is_named_with_entry_and_field(
    text: str, old: str, new: str, entry: str, field: str, problem: str
) -> None:
    assert old in text
    with pytest.raises(BadFile) as caught:
        parse_consent_texts({PATH: text.replace(old, new, 1)})
    values = caught.value.values
    assert (values["file"], values["entry"], values["field"]) == (PATH, entry, field)
    assert values["problem"] == problem


@pytest.mark.parametrize(
    ("text", "entry"),
    [("privacy = 1\n", "purpose"), ("purpose = 1\n", "purpose"), ("= no", "")],
)
def test_what_is_no_table_or_no_toml_is_named(text: str, entry: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse_consent_texts({PATH: text})
    assert (caught.value.values["file"], caught.value.values["entry"]) == (PATH, entry)


def test_a_missing_purpose_or_file_is_named(text: str) -> None:
    without = text[: text.index("[purpose.photos]")]
    with pytest.raises(BadFile) as caught:
        parse_consent_texts({PATH: without})
    assert caught.value.values["entry"] == "purpose.photos"
    with pytest.raises(BadFile) as caught:
        parse_consent_texts({})
    assert caught.value.values["file"] == "consents.toml"
