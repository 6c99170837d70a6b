"""The rules of cutting, one example each, with a budget of 40 tokens."""

from collections.abc import Callable
from itertools import pairwise

from dogear_core.chunking.chunker import Chunker
from dogear_core.config import ChunkingConfig
from dogear_core.types import Document, Passage, Section, Span


def plain(text: str, title: str = "") -> Document:
    return Document(text, "text/plain", title)


def sectioned(
    *parts: tuple[str, tuple[str, ...]], title: str = "", paged: bool = False
) -> Document:
    """Return a document of (text, heading path) parts, each a section and perhaps a page."""
    text = ""
    sections: list[Section] = []
    for number, (part, heading) in enumerate(parts, start=1):
        start = len(text)
        text += part
        page = number if paged else None
        sections.append(Section(Span(start, len(text)), page, heading=heading))
    return Document(text, "text/markdown", title, tuple(sections))


def texts(passages: list[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def test_a_short_document_is_one_passage(chunker: Chunker) -> None:
    assert texts(chunker.split(plain("\n  Feed the cat.\n\n"))) == ["Feed the cat."]


def test_no_text_gives_no_passage(chunker: Chunker) -> None:
    assert chunker.split(plain("")) == []
    assert chunker.split(plain(" \n\t\n ")) == []


def test_lease_is_cut_between_clauses_not_inside_them(chunker: Chunker) -> None:
    clauses = [
        "4.1. The tenant pays the rent on the first day of each month, by transfer.",
        "4.2. The tenant pays a deposit of two rents when the keys are handed over.",
        "4.3. The deposit is returned within six weeks of the end of the lease.",
    ]
    got = texts(chunker.split(plain("\n".join(clauses))))
    assert [text.split(" ")[0] for text in got] == ["4.1.", "4.2.", "4.3."]
    assert all(text.endswith(".") for text in got)


def test_wrapped_lines_are_not_taken_for_ends(chunker: Chunker) -> None:
    text = (
        "The boiler is serviced every year by the\n"
        "landlord. The tenant lets the engineer in\n"
        "on three days' notice. The certificate is\n"
        "kept with the meter. A copy goes to the\n"
        "tenant, who keeps it until the lease ends."
    )
    got = texts(chunker.split(plain(text)))
    assert len(got) == 2
    assert all(part.endswith(".") for part in got)
    assert all(part[0].isupper() for part in got)


def test_recipe_keeps_the_lead_in_with_its_list(chunker: Chunker) -> None:
    ingredients = "Ingredients:\n- 200 g of flour\n- 100 g of butter\n- 4 apples\n- cinnamon"
    for words in range(10, 40):
        method = "Peel " + "and quarter " * words + "them.\n"
        for part in texts(chunker.split(plain(method + ingredients))):
            assert not part.endswith("Ingredients:")
            assert part.startswith(("Peel", "and", "quarter", "Ingredients:\n- ", "- "))


def test_list_items_of_full_lines_are_kept_whole(chunker: Chunker) -> None:
    items = [
        f"- bring {number} warm blankets and one\n  old kettle for the cabin" for number in range(9)
    ]
    for part in texts(chunker.split(plain("\n".join(items)))):
        assert part.startswith("- bring")
        assert part.endswith("for the cabin")


def test_a_heading_stays_with_the_text_below_it(chunker: Chunker) -> None:
    text = "\n\n".join(
        [
            "The old house stood by the river for two hundred years before anyone painted it.",
            "The second winter",
            "Snow fell in November and stayed. Nobody came to the house until the thaw in March.",
        ]
    )
    got = texts(chunker.split(plain(text)))
    assert got[0].endswith("painted it.")
    assert got[1].startswith("The second winter\n\nSnow fell")


def test_fenced_code_is_kept_in_one_piece(chunker: Chunker) -> None:
    code = "```sh\nmake clean\n\nmake all\nmake install\n```"
    before = "Build it yourself. You need a compiler and an hour of patience."
    text = f"{before}\n\n{code}\n\nThen run it and enjoy."
    assert any(code in part for part in texts(chunker.split(plain(text))))


def test_short_sections_share_a_passage_and_long_ones_do_not(chunker: Chunker) -> None:
    long = "Water the tomatoes at the root in the evening, never on the leaves, every second day."
    document = sectioned(
        ("## Peas\nSow in April.\n\n", ("Peas",)),
        ("## Beans\nSow in May.\n\n", ("Beans",)),
        (f"## Tomatoes\n{long}\n\n", ("Tomatoes",)),
        (f"## Pumpkins\n{long}\n\n", ("Pumpkins",)),
    )
    got = texts(chunker.split(document))
    assert [part.count("##") for part in got] == [2, 1, 1]


def test_a_heading_without_text_goes_with_the_section_under_it(chunker: Chunker) -> None:
    rule = "Dogs are kept on a lead in the courtyard and the stairs, and never in the laundry."
    document = sectioned(
        ("# House rules\n\n", ("House rules",)),
        (f"## Dogs\n{rule}\n", ("House rules", "Dogs")),
    )
    assert texts(chunker.split(document))[0].startswith("# House rules\n\n## Dogs\nDogs are")


def test_context_is_title_and_headings_without_what_the_text_says(chunker: Chunker) -> None:
    body = "The deposit is held by a scheme. " * 6
    document = sectioned(
        (f"## Deposit\n{body}", ("Money", "Deposit")),
        title="Lease",
    )
    first, second, *_ = chunker.split(document)
    assert (first.context, second.context) == ("Lease: Money", "Lease: Money: Deposit")
    assert first.heading == second.heading == "Money › Deposit"
    assert second.embedding_input == f"Lease: Money: Deposit\n{second.text}"


def test_title_is_not_repeated_by_the_first_heading(chunker: Chunker) -> None:
    document = sectioned(("It rained.", ("Diary", "May")), title="diary")
    assert chunker.split(document)[0].context == "Diary: May"
    page = sectioned(("It is free.", ("Bulky waste",)), title="Bulky waste | Council")
    assert chunker.split(page)[0].context == "Bulky waste"


def test_long_context_loses_outer_headings_then_words(
    chunker: Chunker, count_tokens: Callable[[str], int]
) -> None:
    path = ("Part One of the Collected Works", "Cellar", "Shelves")
    outer = chunker.split(sectioned(("Jam.", path), title="House"))[0]
    assert outer.context == "House: Cellar: Shelves"
    wordy = "An exhaustive inventory of everything stored below"
    cut = chunker.split(sectioned(("Jam.", (wordy,)), title=wordy + " the house"))[0]
    assert count_tokens(cut.context) <= 10
    assert cut.context.startswith("An ")
    assert set(cut.context.replace(":", "").split()) <= set(wordy.split())


def test_overlap_repeats_whole_sentences_and_never_crosses_a_heading(chunker: Chunker) -> None:
    sentence = "The cat sat on mat {}."
    body = " ".join(sentence.format(number) for number in range(10, 30))
    passages = chunker.split(
        sectioned((f"# One\n{body}\n", ("One",)), (f"# Two\n{body}", ("Two",)))
    )
    for before, after in pairwise(passages):
        repeated = max(before.span.end - after.span.start, 0)
        if before.heading == after.heading:
            assert before.text[-repeated:] == after.text[:repeated]
            assert repeated == len(sentence)
        else:
            assert repeated == 0


def test_a_sentence_over_a_page_end_is_finished_and_both_pages_are_recorded(
    chunker: Chunker,
) -> None:
    document = sectioned(
        ("Read this first. Before you open the cover, pull the plug and let\n", ()),
        ("the machine cool down for ten minutes. Then remove the screws.\n", ()),
        paged=True,
    )
    first, second = chunker.split(document)
    assert first.text.endswith("let\nthe machine cool down for ten minutes.")
    assert (first.page, first.last_page) == (1, 2)
    assert second.text.startswith("the machine cool down")
    assert (second.page, second.last_page) == (2, 2)


def test_only_a_page_end_is_read_over(chunker: Chunker) -> None:
    parts = [
        ("Before you open the cover, pull the plug and let ", ("One",)),
        ("the machine cool. Then go.", ("Two", "More")),
    ]
    unpaged = chunker.split(sectioned(*parts))
    assert [part.text for part in unpaged] == [
        "Before you open the cover, pull the plug and let",
        "the machine cool. Then go.",
    ]


def test_pages_are_otherwise_not_mixed(chunker: Chunker) -> None:
    document = sectioned(("Short.\n", ()), ("Also short.\n", ()), ("42\n", ()), paged=True)
    got = [(part.text, part.page, part.last_page) for part in chunker.split(document)]
    assert got == [("Short.", 1, 1), ("Also short.", 2, 2), ("42", 3, 3)]


def test_text_without_spaces_is_cut_at_its_sentences(chunker: Chunker) -> None:
    text = "猫は窓のそばで眠っていた。雨が降り始めた。子供たちは急いで家に帰った。" * 8
    assert all(part.endswith("。") for part in texts(chunker.split(plain(text))))


def test_a_mark_is_never_parted_from_what_it_stands_on(chunker: Chunker) -> None:
    for unit in (
        "wait, \u0301",
        "wait \u0301",
        "wait. \u0301",
        "漢\u0301",
        "👨‍👩‍👧‍👦",
        "🇩🇪",
        "👍🏽",
    ):
        for passage in chunker.split(plain(unit * 60)):
            assert passage.text[0] not in "\u0301\u200d🏽", unit
            assert len(passage.text.replace(" ", "")) % len(unit.replace(" ", "")) == 0, unit


def test_a_word_is_cut_only_when_no_passage_can_hold_it(chunker: Chunker) -> None:
    fits, too_long = "f" * 100, "x" * 1000
    got = texts(chunker.split(plain(f"one two {fits} three {too_long} four")))
    assert any(fits in part for part in got)
    assert "".join(got).count("x") == 1000
    assert len(got) < 12


def test_what_is_left_is_split_evenly(chunker: Chunker, count_tokens: Callable[[str], int]) -> None:
    text = " ".join(f"Cats sleep on mat {number}." for number in range(10, 17))
    sizes = [count_tokens(part) for part in texts(chunker.split(plain(text)))]
    assert count_tokens(text) == 49
    assert sizes == [28, 28]


def test_no_scrap_is_left_before_a_heading(chunker: Chunker) -> None:
    body = " ".join(f"Cats sleep on mat {number}." for number in range(10, 15))
    got = texts(chunker.split(plain(f"Cats sleep on mats.\n\nThe second winter\n\n{body}")))
    assert got[0].startswith("Cats sleep on mats.\n\nThe second winter\n\nCats sleep")


def test_a_tokenizer_that_makes_more_of_a_whole_than_of_its_parts_is_obeyed() -> None:
    def count(text: str) -> int:
        return len(text.split()) ** 2 // 4

    chunker = Chunker(count, ChunkingConfig(budget=40, overlap=10, minimum=10))
    passages = chunker.split(plain("One two three. " * 60, title="A title of words"))
    assert all(count(passage.embedding_input) <= 40 for passage in passages)


def test_hostile_text_takes_no_more_than_linear_work() -> None:
    """Calls of the tokenizer and the letters given to it, not seconds, so that it never flakes."""
    shapes = [
        "x",
        "漢",
        "👨‍👩‍👧‍👦",
        "🇩",
        "\u0301",
        " \u0301",
        "a\n",
        ".",
        '."',
        "a\t",
        "```\n",
        "A b\n\n",
    ]
    for shape in shapes:
        seen: list[int] = []

        def count(text: str, seen: list[int] = seen) -> int:
            seen.append(len(text))
            return -(-len(text) // 4)

        text = shape * (40_000 // len(shape))
        Chunker(count, ChunkingConfig()).split(plain(text))
        assert sum(seen) <= 6 * len(text) + 2_000, shape
