"""A name that somebody types is theirs, however they write it."""

import pytest

from candidates.names import is_name_of


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Hanna Kowalczyk", "Hanna Kowalczyk"),
        ("  HANNA   kowalczyk ", "Hanna Kowalczyk"),
        ("Kowalczyk, Hanna", "Hanna Kowalczyk"),
        ("Hanna Maria Kowalczyk-Nowak", "Hanna Kowalczyk"),
        ("Joao Goncalves", "João Gonçalves"),
        ("Łukasz Øvergård", "Lukasz Overgard"),
        ("Anne Marie Smith", "Anne-Marie Smith"),
        ("Sean OBrien", "Seán OBrien"),
        ("Sean O'Brien", "Sean O’Brien"),
        ("Ana Silva", "Ana de Sousa e Silva"),
        ("Suharto", "Suharto"),
        ("李小龙", "李小龙"),
    ],
)
def test_it_is_taken(typed, known):
    assert is_name_of(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Hanna", "Hanna Kowalczyk"),
        ("H. Kowalczyk", "Hanna Kowalczyk"),
        ("Somebody Else", "Hanna Kowalczyk"),
        ("", "Hanna Kowalczyk"),
        ("...", "Hanna Kowalczyk"),
        ("12345", "Hanna Kowalczyk"),
    ],
)
def test_it_is_asked_for_again(typed, known):
    assert not is_name_of(typed, known)
