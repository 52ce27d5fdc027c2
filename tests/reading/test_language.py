"""What is not English is refused by name."""

from __future__ import annotations

import pytest

from dragoman.errors import ReportError
from dragoman.reading.language import require_english


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "El ministro dijo el lunes que las tropas fueron enviadas a la frontera con los vecinos.",
            "Spanish",
        ),
        ("Der Minister sagte, dass die Truppen nach Osten verlegt wurden und nicht bleiben.", "German"),
        ("Le président a déclaré que les troupes sont dans la région pour aider.", "French"),
        ("Bakanlar sınır güvenliği için bir anlaşma imzaladı ve bu olarak duyuruldu.", "Turkish"),
        ("Министр заявил в понедельник, что войска отправлены к границе.", "Cyrillic"),
        ("قال الوزير إن القوات أرسلت إلى الحدود", "Arabic"),
        ("外交部长星期一在北京会见了来访的代表团", "Chinese"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    with pytest.raises(ReportError, match=language):
        require_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town on Friday.",
        "Turkey attacks Syria",
        "Los Angeles police arrest Juan de la Cruz of El Salvador",
        "The leader of the party La France insoumise said “c'est la vie” in Le Havre on Monday.",
        "Shr 21 cts vs 18 cts\nNet 1,318,402 vs 1,290,775\nRevs 4,211,900 vs 4,008,300\n" * 6,
    ],
)
def test_english_passes(text: str) -> None:
    require_english(text)


def test_text_without_words_is_refused() -> None:
    with pytest.raises(ReportError, match="no words"):
        require_english("12 34 -- 56")
