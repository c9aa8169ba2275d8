"""Words by which flaws are known, by language; a language without words has no findings of that kind."""

from __future__ import annotations

from functools import lru_cache

from hornbook import patterns as re

ALL_ABOVE = {
    "en": r"all (?:of )?(?:the )?(?:above|these|those|options|answers)(?: (?:are|is) (?:correct|true|right))?",
    "de": r"alle (?:der )?(?:oben genannten|genannten|antworten|optionen)(?: (?:sind|stimmen).*)?|alles davon",
    "fr": r"toutes (?:ces|les) (?:réponses|options)(?: (?:ci-dessus|sont).*)?|tout ce qui précède",
    "es": r"todas (?:las )?(?:anteriores|respuestas|opciones)(?: .*)?|todo lo anterior",
    "pt": r"todas (?:as )?(?:anteriores|alternativas|opções|respostas)(?: .*)?",
}
NONE_ABOVE = {
    "en": r"none (?:of )?(?:the )?(?:above|these|those|options|answers)(?: (?:are|is) (?:correct|true|right))?",
    "de": r"keine? (?:der )?(?:oben genannten|genannten|antworten|optionen)(?: .*)?|nichts davon",
    "fr": r"aucune (?:de ces |des |de ces )?(?:réponses?|options?)(?: .*)?|aucune de celles-ci",
    "es": r"ninguna (?:de )?(?:las )?(?:anteriores|respuestas|opciones)(?: .*)?",
    "pt": r"nenhuma (?:das )?(?:anteriores|alternativas|opções|respostas)(?: .*)?",
}
NEGATIONS = {
    "en": r"not|cannot|isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t|can['’]t",
    "de": r"nicht|kein|keine|keinen|keiner",
    "fr": r"n['’]est pas|ne sont pas|ne \w+ pas",
    "es": r"no es|no son|no se|no puede|no tiene",
    "pt": r"não",
}
ABSOLUTES = {
    "en": r"always|never|all|none|every|only|must|completely|absolutely|entirely|impossible",
    "de": r"immer|nie|niemals|alle|stets|nur|ausschließlich|unmöglich|völlig|absolut",
    "fr": r"toujours|jamais|tous|toutes|uniquement|absolument|impossible|entièrement",
    "es": r"siempre|nunca|todos|todas|únicamente|absolutamente|imposible|solamente",
    "pt": r"sempre|nunca|todos|todas|unicamente|absolutamente|impossível|somente",
}
VAGUE = {
    "en": r"often|usually|frequently|rarely|sometimes|seldom|occasionally|generally|typically|commonly",
    "de": r"oft|häufig|meistens|manchmal|selten|gelegentlich|gewöhnlich|üblicherweise",
    "fr": r"souvent|habituellement|fréquemment|rarement|parfois|généralement",
    "es": r"a menudo|usualmente|frecuentemente|raramente|a veces|generalmente",
    "pt": r"muitas vezes|geralmente|frequentemente|raramente|às vezes|normalmente",
}
ASKS_FOR_NOT = {
    "en": r"(?:which|what)\b[^.?!]{0,60}\b(?:is|are|was|were|does|do|did|can|would|will|has|have|should)(?: \w+)? not",
    "de": r"welche[rsnm]?\b[^.?!]{0,60}\b(?:nicht|kein|keine|keinen)",
    "fr": r"(?:lequel|laquelle|lesquels|lesquelles|quel|quelle)\b[^.?!]{0,60}(?:n['’]est|ne sont|n['’]a) pas",
    "es": r"(?:cuál|cuáles|qué)\b[^.?!]{0,60}\bno (?:es|son|se|tiene|puede|forma)",
    "pt": r"(?:qual|quais)\b[^.?!]{0,60}\bnão (?:é|são|se|tem|pode|faz)",
}
CONDITIONS = {
    "en": r"when|whenever|if|because|while|until|unless|since|although|though|whether|where",
    "de": r"wenn|falls|weil|obwohl|während|solange|sobald|ob|da",
    "fr": r"quand|lorsqu[e'’]|si|parce qu[e'’]|puisqu[e'’]|tant qu[e'’]|bien qu[e'’]",
    "es": r"cuando|si|porque|mientras|aunque|donde",
    "pt": r"quando|se|porque|enquanto|embora|onde",
}


@lru_cache(maxsize=64)
def whole(kind: str, language: str) -> re.Pattern[str] | None:
    """Return the pattern of a kind (the name of a table here) that an entire text must fit; None without words."""
    words = _TABLES[kind].get(language)
    return re.compile(rf"(?:{words})[.!]?", re.IGNORECASE) if words else None


@lru_cache(maxsize=64)
def within(kind: str, language: str) -> re.Pattern[str] | None:
    """Return the pattern that finds such a word within a text; None for a language without words."""
    words = _TABLES[kind].get(language)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None


def main_clause(text: str, language: str) -> str:
    """Return a question without the clauses that say when it holds: what is not so there is not what is asked for."""
    return _clauses(language).sub(" ", text) if language in CONDITIONS else text


@lru_cache(maxsize=8)
def _clauses(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{CONDITIONS[language]})\b[^,;:?.]*", re.IGNORECASE)


_TABLES = {
    "all above": ALL_ABOVE,
    "none above": NONE_ABOVE,
    "plain negation": NEGATIONS,
    "absolute": ABSOLUTES,
    "vague": VAGUE,
    "asks in the negative": ASKS_FOR_NOT,
}
