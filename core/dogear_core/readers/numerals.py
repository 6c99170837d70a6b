"""Numbers as the labels of lists have them: in digits, letters or Roman numerals."""

LARGEST_NUMBER = 3999
"""Larger ones are written in digits, whatever the list asks for."""

_ROMAN = {
    "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90,
    "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
}  # fmt: skip


def written(number: int, form: str) -> str:
    """Return a number in a form by the name it has in Word, such as `lowerRoman`."""
    if not 1 <= number <= LARGEST_NUMBER:
        return str(number)
    if form.endswith("Letter"):
        times, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) * (times + 1)
    elif form.endswith("Roman"):
        text = ""
        for digits, value in _ROMAN.items():
            text += digits * (number // value)
            number %= value
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text
