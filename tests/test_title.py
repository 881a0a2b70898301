"""The title of a document: where it stands in the text, and when a heading is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import drafts, outline, read, written


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# A treaty\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("A treaty\n========\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("<!-- by us -->\n\n# **A treaty** #\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("---\nversion: x\n---\n\n# A treaty\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("---\ntitle: A treaty\n---\n\n# A treaty\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("---\nnotation: 1\n---\n\n# A treaty\n\n## I. Use\n\n1. One.\n", "markdown"),
        ("A treaty\n\nPART I\n\nUse\n\n1. One.\n", "plaintext"),
    ],
)
def test_the_first_heading_of_all_is_the_title(text: str, form: str) -> None:
    draft = read(text, form)
    assert draft.meta.title == "A treaty"
    assert all("§" not in locator for locator in outline(text, form))
    assert read(written(draft)) == draft


@pytest.mark.parametrize(
    "text",
    [
        "## Use\n\n1. One.\n",  # not of the first level
        "# I. Use\n\n1. One.\n",  # numbered
        "# Article 5\n\n1. One.\n",
        "# Annex\n\n1. One.\n",
        "# Preamble\n\nThe Parties,\n",
        "# [Draft] treaty\n\n1. One.\n",  # contested
        "# Use[^1]\n\n1. One.\n\n[^1]: A note.\n",
        "# Use\n\n1. One.\n\n# Reports\n\n2. Two.\n",  # one of several
        "1. One.\n\n# Use\n\n2. Two.\n",  # something stands before it
        "# Use\n",  # nothing comes after it
        "---\ntitle: A treaty\n---\n\n# Use\n\n1. One.\n",
    ],
)
def test_any_other_heading_is_a_section(text: str) -> None:
    draft = read(text)
    assert draft.meta.title in ("", "A treaty")
    assert any(block.kind in ("section", "article") for block in draft.blocks)  # type: ignore[union-attr]
    assert read(written(draft)) == draft


@given(drafts(), st.sampled_from(["A treaty", "Rolling text, 3 June", "Projet d’accord: révisé", "条约草案", "X # y"]))
def test_a_title_changes_nothing_but_the_title(text: str, title: str) -> None:
    body = "\n".join("#" + line if line.lstrip().startswith("#") else line for line in text.split("\n"))
    titled = read(f"# {title}\n\n## One\n\n{body}")
    if titled.meta.title:
        assert titled.meta.title == title
        assert titled.blocks == read(f"## One\n\n{body}").blocks
    assert read(written(titled)) == titled
