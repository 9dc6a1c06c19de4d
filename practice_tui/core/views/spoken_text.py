"""Makes the text of a question into one that can be read aloud: code and formulas are read as *as shown*."""

import re

AS_SHOWN = "as shown"

_FENCED = re.compile(r"^ *(```|~~~).*?^ *\1 *$", re.DOTALL | re.MULTILINE)
_INLINE_CODE = re.compile(r"`+([^`]*)`+")
_NAME = re.compile(r"[A-Za-z]+(?:[_.][A-Za-z]+)*")
_MATHS = re.compile(r"\$\$?[^$]+\$\$?")
_LIST_MARK = re.compile(r"^ *(?:[-*+]|#+) +", re.MULTILINE)
_SYMBOL = re.compile(r"[=<>^_\\{}|‖⟨⟩√∑∏∫∂∇∈∼~×·⊙−±≤≥≈≠∝∞→←⊤ᵀ²³¹⁰-⁹⁻₀-₉ᵢⱼα-ωΑ-Ωℓ]")
_CALL = re.compile(r"\(?[A-Za-z]{1,2}\d?\(.+")
_OPERATOR = re.compile(r"[-+*/−×·=<>]")
_OPERAND = re.compile(r"\(?(?:[B-HJ-Zb-z]|\d[\d.,]*)\)?[,]?")
_END = re.compile(r"[.,;:?!)]*$")


def spoken_text(text: str) -> str:
    """The text in one line, without marks of Markdown and without what a voice would take for commands."""
    shown = _FENCED.sub(f" {AS_SHOWN}. ", text)
    shown = _MATHS.sub(f" {AS_SHOWN} ", shown)
    shown = _INLINE_CODE.sub(_code_said, shown)
    shown = _LIST_MARK.sub("", shown).replace("**", "").replace("[", " ").replace("]", " ")
    return _without_formulas(shown.split())


def _code_said(code: re.Match[str]) -> str:
    """A name is read as its words; anything else of code isn't read."""
    name = code[1].strip()
    return re.sub("[_.]", " ", name) if _NAME.fullmatch(name) else AS_SHOWN


def _without_formulas(words: list[str]) -> str:
    """The words, each run of them that is a formula read as AS_SHOWN with the punctuation behind it."""
    is_formula = [_is_formula(word) for word in words]
    for index in (*range(len(words)), *reversed(range(len(words)))):  # what stands beside a formula belongs to it
        beside = is_formula[max(0, index - 1) : index + 2]
        is_formula[index] |= bool(_OPERAND.fullmatch(words[index])) and any(beside)
    spoken: list[str] = []
    for word, is_shown in zip(words, is_formula, strict=True):
        if not is_shown:
            spoken.append(word)
            continue
        end = _END.search(word)
        mark = end[0].replace(")", "") if end else ""
        if spoken and spoken[-1].rstrip(".,;:?!") == AS_SHOWN:
            spoken.pop()
        spoken.append(f"{AS_SHOWN}{mark}")
    return " ".join(spoken)


def _is_formula(word: str) -> bool:
    return bool(_SYMBOL.search(word) or _CALL.fullmatch(word) or _OPERATOR.fullmatch(word))
