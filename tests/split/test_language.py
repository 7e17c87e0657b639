import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.split.language import is_english

RUSSIAN = "Мы готовы к переговорам, но условия должны быть приняты обеими сторонами, и об этом уже говорилось. "

NEWS = (
    "The harbour will stay closed until the spring, the mayor said on Monday, because the ice has damaged two of its "
    "piers. She told reporters that repairs had begun."
)
TRANSCRIPT = """Q: Is there a date for the meeting?
PESKOV: No, there is not. We will let you know when it has been agreed.
Q: And who would take part?
PESKOV: Those who were invited."""
HEADLINES = """Harbour closed until spring
Mayor: repairs have begun
Storm damages two piers
Ferry line cuts fares"""
NAMES = (
    "Among those who came were Jean-Luc de Brissac, María del Carmen Ruiz, Ludwig van der Meer, Giovanni di Stefano, "
    "Osama bin Rashid and Karl von Ahlen, whose speech was the longest."
)
QUOTATION = NEWS + " A captain of the fleet answered in his own language: «" + RUSSIAN * 2 + "» Nobody translated it."


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        TRANSCRIPT,
        HEADLINES,
        NAMES,
        QUOTATION,
        NEWS * 200,
        NEWS * 20 + RUSSIAN * 20 + NEWS * 20,
        "",
        "Peskov",
        "Los Angeles\nEl Paso\nLas Cruces\nLa Paz",
        "Leonardo da Vinci, Simone de Beauvoir, Charles de Gaulle, Ludwig van Beethoven",
        "No. | Port | Tonnes\n---|---|---\n1 | Aalborg | 4,200\n2 | Le Havre | 61,000\n3 | São Paulo | 12.5",
        "2024 2025 17.3 % 4,000",
        "He calls it “raison d’être”; the Germans say “das ist nicht mit uns zu machen”, and that is that.",
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen bleibt bis zum Frühjahr zu, sagte die Bürgermeisterin, weil das Eis die Stege beschädigt hat.",
        "Le port restera fermé jusqu’au printemps, a déclaré la maire, car les glaces ont abîmé les quais et une grue.",
        "El puerto seguirá cerrado hasta la primavera, dijo la alcaldesa, porque el hielo ha dañado los muelles.",
        "De haven blijft tot het voorjaar gesloten, zei de burgemeester, omdat het ijs een steiger heeft beschadigd.",
        RUSSIAN,
        "Порт залишатиметься зачиненим до весни, сказала міська голова, бо крига пошкодила два причали.",
        "قالت رئيسة البلدية إن الميناء سيبقى مغلقا حتى الربيع لأن الجليد أضر برصيفين.",
        "市长周一表示，由于冰层损坏了两座码头，港口将关闭到春天。",
        "Hamnen är stängd till våren, sade borgmästaren, eftersom isen har skadat två av bryggorna och en kran.",
        "Il porto resterà chiuso fino a primavera, ha detto la sindaca, perché il ghiaccio ha danneggiato i moli.",
        "Port będzie zamknięty do wiosny, powiedziała burmistrz, bo lód uszkodził dwa pomosty i nic się nie da zrobić.",
        "Belediye başkanı, buzun iki iskeleye zarar verdiğini ve limanın bahara kadar kapalı olacağını söyledi.",
        "O porto vai ficar fechado até à primavera, disse a presidente da câmara, porque o gelo danificou os cais.",
        "Přístav zůstane zavřený až do jara, řekla starostka, protože led poškodil dvě mola a jeřáb.",
        "Havnen er lukket til foråret, sagde borgmesteren, fordi isen har ødelagt to af broerne og en kran.",
        "Η δήμαρχος είπε ότι το λιμάνι θα μείνει κλειστό μέχρι την άνοιξη.",
        "Menu\nHome\nNews\n" + RUSSIAN * 100,
    ],
)
def test_other(text: str) -> None:
    assert not is_english(text)


def test_looks_at_a_bounded_sample() -> None:
    assert is_english(NEWS * 20 + RUSSIAN * 1000 + NEWS * 1020)


@given(st.text())
def test_any_text(text: str) -> None:
    assert is_english(text) in {True, False}
