"""The codes of findings that no rule makes.

Y: YAML files. G: the record of a negotiation. J: drafts in JSON. K: drafts in Akoma Ntoso. C: clean copies and the decisions behind them.
L: statements about lineage. T010 and above: amendments. I: amendment prose. T001 to T004: what plain text cannot say.
W: Word files, written (below W010) and read.
"""

from __future__ import annotations

from rollingtext.document.diagnostics import Severity

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

OTHER_CODES: tuple[tuple[str, str, Severity, str], ...] = (
    ("W001", "furniture-lost", _INFO, """
        Comments and page headers are left out of a Word file.

        Nothing of the text itself is missing.
        """),
    ("W002", "too-many-levels-for-word", _WARNING, """
        Clauses lie deeper in each other than Word has levels.

        All words are there, but the deepest levels look alike, and are read back as one. Keep the original.
        """),
    ("W003", "character-replaced", _WARNING, """
        A control character, which no Word file can hold, is written as the sign for a missing character.

        `rollingtext validate` shows where they stand in the draft. Take them out there.
        """),
    ("W010", "no-word-document", _ERROR, """
        The file is no Word document, or none that can be opened.

        It is damaged, encrypted, far too large when unpacked, names files outside of itself, or declares a document
        type. Open it in Word, save it as .docx, and give that file. Nothing of it was read.
        """),
    ("W011", "tracked-changes-decided", _INFO, """
        The Word file holds tracked changes, and one of its two texts was read.

        `--revisions final` reads it with all changes accepted, `--revisions original` with all rejected. `convert` with
        `--revisions proposals` makes amendments of what each author changed.
        """),
    ("W012", "not-understood-in-word", _WARNING, """
        The Word file holds things that are not read, such as pictures.

        Each kind is named and counted. Words in them are missing from what was read: look at these places in Word.
        """),
    ("W013", "comment-not-a-position", _INFO, """
        A comment in the margin is no position that can be read.

        A comment is a position where it names who, and says delete, retain or the like: `US: delete "authorized"`. The
        words that it quotes must be those it hangs on. Anything else is told and is not in the text.
        """),
    ("W014", "comment-read-as-position", _INFO, """
        Comments in the margin were read as positions.

        The words that they hang on stand in brackets, with the names of those who commented.
        """),
    ("W015", "formatting-without-legend", _INFO, """
        Words are struck, underlined or highlighted, and nobody says what that means.

        Formatting alone means nothing: struck words are read as text. Declare it with `--legend`, such as
        `--legend 'strike=deleted, underline=inserted, highlight yellow=EU'`, or in a file `legend.yaml` beside the
        Word file with one look on each line, `strike: deleted`. A look is `strike`, `underline`, `bold`, `italic`,
        `highlight` or `color` (a colour may follow); it means `deleted`, `inserted`, `bracketed`, `nothing`, or what
        a party wants, such as `EU` or `US delete`.
        """),
    ("W016", "left-aside-in-word", _INFO, """
        Tables, text boxes and equations were read as paragraphs, and headers or a table of contents left aside.

        The words of a table are there, cell by cell, without its rows and columns.
        """),
    ("W017", "legend-not-understood", _ERROR, """
        A line of a legend says nothing that is known.

        Write a look and what it means, such as `strike=deleted` or `highlight yellow=EU`; see `explain W015`.
        """),
    ("W018", "changes-not-an-amendment", _WARNING, """
        What an author changed in a clause cannot be put as an amendment.

        It is named and left out; the amendments that are written say the rest. Compare the texts there, read with
        `--revisions original` and `--revisions final`.
        """),
    ("Y001", "yaml-syntax", _ERROR, """
        The file cannot be read as YAML.

        Nothing of it is used, because data that is only partly what was written is worse than none. The place named
        is where the reader got lost; the slip is there or just above. Mostly text begins with a bracket, a quote or
        `&`, or holds a colon before a blank, and has no quotes round it; or a tab stands where blanks should.

        Breaks it:

            words: [lethal] system

        Does not:

            words: "[lethal] system"
        """),
    ("Y002", "duplicate-key", _ERROR, """
        A key stands twice in one mapping.

        YAML would keep the last value and drop the first in silence: a proposer, or a side, would be gone. Delete one
        of the two, or rename it.

        Breaks it:

            clause: III.4
            clause: III.5
        """),
    ("Y003", "yaml-indirection", _ERROR, """
        An anchor, an alias, a tag or a merge key is used.

        These parts of YAML let one text stand for another, so that a reader of the file cannot see what it says. Write
        the value out in full. Text that begins with `&`, `*` or `!` stands in quotes.

        Breaks it:

            with: *earlier
        """),
    ("Y004", "yaml-limit", _ERROR, """
        The file is too large or nested too deeply.

        The limits are far above any record or proposal that people write; most likely the file was made by a program.
        Split it, or bring the nesting down. Text that begins with brackets stands in quotes.
        """),
    ("Y005", "several-documents", _ERROR, """
        A second YAML document begins in the file.

        A line `---` starts a new document, and only one is read. Delete the line, or put the rest into its own file.
        """),
    ("Y010", "schema", _ERROR, """
        The file does not fit its schema.

        A key is missing, unknown or mistyped, or a value has the wrong form. The message names the key, the help what
        is expected. The schemas are in the folder `schemas`.

        Breaks it:

            - op: replace-words
              clause: III.4
              words: user

        Does not:

            - op: replace-words
              clause: III.4
              words: user
              with: operator
        """),
    ("Y011", "unknown-schema", _ERROR, """
        The file does not say what it is.

        A file of amendments, of decisions, or with the record of a negotiation begins with a key `schema` that names
        its form and version. Without it nothing in the file can be checked.

        Does not:

            schema: rollingtext/amendments/1
        """),
    ("G001", "version-named-twice", _ERROR, """
        Two versions in the record have one name.

        A comparison, a proposal or a decision that names it could mean either. Rename one of them.
        """),
    ("G002", "unknown-version", _ERROR, """
        A version follows one that the record does not have.

        The way from text to text is broken there, and no history can be told across it. Add the version, or correct
        the name under `follows`.
        """),
    ("G003", "circular-versions", _ERROR, """
        Versions follow one another in a circle.

        None of them could be the first. Delete one of the steps from `follows`.
        """),
    ("G004", "unknown-term", _ERROR, """
        A position is recorded on a term that the negotiation does not list.

        It would appear in no table. Correct the term, or add it under `terms`.
        """),
    ("G005", "unknown-party", _ERROR, """
        No party goes by a name in the record, or one party is listed twice.

        Positions and memberships are counted by party. Correct the name, add the party under `parties`, or delete the
        second entry.
        """),
    ("G006", "no-such-date", _ERROR, """
        A date does not exist, or a membership ends before it begins.

        Days are written YYYY-MM-DD. Correct it.
        """),
    ("G007", "unknown-section", _ERROR, """
        A version revises a section that the profile does not have.

        Its clauses could not be put in their place in the whole text. Correct the label under `revises`, or add the
        section to the profile.
        """),
    ("G008", "ambiguous-party-name", _ERROR, """
        One name stands for two parties.

        Words attributed to it could be anybody's. Let one of the parties have the name.
        """),
    ("G009", "term-listed-twice", _ERROR, """
        A wording belongs to two terms.

        A text that holds it would count twice. Let one of the terms have it.
        """),
    ("G010", "version-before-its-source", _WARNING, """
        A version is older than the one it follows.

        One of the dates is a slip, or the two were entered the wrong way round. Correct the date, or `follows`.
        """),
    ("G011", "unknown-profile", _ERROR, """
        The record names a profile that is not built in, and lists no sections of its own.

        Nobody can tell how the text is built and numbered. Add the `sections`, or name a built-in profile.
        """),
    ("G012", "no-such-clause", _ERROR, """
        An agreement or a package names a clause that its version does not have.

        Nothing can be locked or awaited there. Numbers are those of the version named beside it, not of the newest one.
        """),
    ("G013", "agreed-clause-touched", _ERROR, """
        The words of an agreed clause were changed, or the clause is gone, and nobody reopened it.

        What is agreed is agreed in its words. A change may be a slip, or an attempt; a delegation must not find it by
        chance. Restore the words, table a `reopen`, or note under `agreements` from which version on it is open again.
        """),
    ("G014", "agreement-mark-gone", _WARNING, """
        A clause was marked as agreed, and a later version has the same words without the mark.

        Whether it is still agreed cannot be told any more. Mark it again, or table a `reopen` for it.
        """),
    ("G015", "package-broken", _WARNING, """
        A clause is agreed to which parties agreed only if others are, and these are not.

        Whoever lifts one part of a package lifts it for everybody. Take the mark off until the other part is agreed.
        """),
    ("C001", "contested-text-left", _ERROR, """
        A contested place was left undecided in a copy that was to be clean.

        A clean copy holds one side of every place. Decide the place in a file of decisions, or choose what happens to
        places that nobody decided.
        """),
    ("C002", "unpaired-bracket-left", _ERROR, """
        A bracket without a partner stands in a copy that was to be clean.

        What it was meant to contest is not known, so nothing can settle it. Mend it in the draft; see B001 and B002.
        """),
    ("C003", "contested-number-left", _ERROR, """
        The number of a clause stands in brackets in a copy that was to be clean.

        Nobody decided whether the clause keeps its number. Take the brackets off in the draft, or give another number.
        """),
    ("C004", "placeholder-left", _WARNING, """
        A placeholder stands in a copy that was to be clean.

        It contests nothing, but a value or a text is still to be filled in.
        """),
    ("C010", "decided-place-missing", _ERROR, """
        A decision names a contested place that the text does not have.

        The text has changed since the decision was written, or the name has a slip. It never settles another place
        instead. `rollingtext contested` lists the places with their names.
        """),
    ("C011", "decided-side-missing", _ERROR, """
        A decision chooses a side that its place does not have, or one that could be either of two.

        Name the side by its words as they stand, by its number from 1, or as `nothing`.
        """),
    ("C012", "decided-twice", _ERROR, """
        One place is decided twice, and not in the same way.

        Keep one of the two decisions.
        """),
    ("C013", "decisions-for-another-version", _WARNING, """
        The decisions were made about another version than the text at hand.

        Places are named by their clause and number there, so they may have moved. Look at each, then correct `base`.
        """),
    ("C014", "decision-without-effect", _INFO, """
        A decision concerns a place inside words that are not taken.

        The place is gone with the side that holds it. Delete the decision, or look at the one about the outer place.
        """),
    ("I001", "instruction-not-understood", _ERROR, """
        A sentence of amendment prose is not understood.

        Nothing of its paragraph is used, for half an instruction is another one. The place named is the word where
        understanding ends. Say what is done, where, and quote the words; or table it as a file of amendments.

        Breaks it:

            In paragraph 3, modify "user" into "operator".

        Does not:

            In paragraph 3, replace "user" with "operator".
        """),
    ("I002", "instruction-of-two-readings", _ERROR, """
        A sentence of amendment prose can be read in two ways.

        Both are told, and neither is taken. Part the sentence in two, give each its own place, and put the full stop
        outside the quotation marks where it is not one of the words quoted.

        Breaks it:

            Delete "all" in paragraph 3 and paragraph 4.

        Does not:

            In paragraphs 3 and 4, delete "all".
        """),
    ("I003", "place-not-said", _ERROR, """
        It is not said which clause an instruction is for.

        No paragraph is named and no heading above names one, or "the same paragraph" follows something that was not
        understood, or a whole section is named where one of its paragraphs is meant. Name the paragraph.

        Breaks it:

            Replace "user" with "operator".

        Does not:

            In section III, paragraph 4, replace "user" with "operator".
        """),
    ("I004", "instruction-not-possible", _ERROR, """
        An instruction is understood, but no operation on a text can do what it asks.

        Such are words inside a sentence that is only counted, a part of a clause that is to move, and a new clause of a
        kind that cannot stand there. Quote all the words, or replace the clause with its new text.
        """),
    ("I005", "instruction-too-long", _ERROR, """
        A sentence of amendment prose is longer than any instruction.

        It has more than 100 words or 4,000 characters outside its quotations. Part it into several sentences.
        """),
    ("I006", "wish-or-condition", _ERROR, """
        A sentence of amendment prose is a wish without words, a condition or a choice.

        An amendment says which words are to stand where. A delegation that wants one thing or another tables two
        proposals; one that wants a paragraph to be stronger writes how it is to read.

        Breaks it:

            Strengthen paragraph 3.

        Does not:

            In paragraph 3, replace "should" with "shall".
        """),
    ("I007", "quotation-not-closed", _ERROR, """
        A quotation mark in amendment prose has no partner, or could have several.

        Nobody can tell which words are quoted, so its paragraph is not read. Close the quotation. Single marks are
        unsure round words that hold an apostrophe; double marks are not.

        Breaks it:

            In paragraph 3, delete "in all circumstances.

        Does not:

            In paragraph 3, delete "in all circumstances".
        """),
    ("I008", "proposer-not-said", _ERROR, """
        Nobody is named who makes a proposal, or the name is no party's.

        A proposal without a proposer is left out. Write a line above it that names them; a name that no party has is
        kept as written, with this as a warning.

        Does not:

            Proposal by Austria and Ireland
        """),
    ("I009", "proposal-left-out", _WARNING, """
        A part of a proposal is understood and is left out, because another sentence of it is not understood.

        That sentence may be the condition of the rest. Put what belongs apart into paragraphs of their own.
        """),
    ("I010", "remark", _INFO, """
        A paragraph of amendment prose asks for nothing.

        Thanks, support and reasons change no text. It is told so that nobody thinks it was taken for a proposal.
        """),
    ("C015", "contested-across-parts", _ERROR, """
        A bracket that opens in one part of the text and closes in another would be left out though nobody decided it.

        Most such brackets were never closed where they should have been, and found another's end pages later. Leaving
        one out takes every article between away, so no copy is written until it is mended or decided by name.
        """),
    ("C016", "amendment-not-accepted", _ERROR, """
        An amendment that is to be accepted before a copy is made cannot be adopted as it was tabled.

        Its words do not stand there, it collides with another one that is accepted, or it waits for one that is not.
        No copy is written: it would leave out what was asked for. Accept what it waits for, or leave it out.
        """),
    ("C017", "decided-place-changed", _ERROR, """
        An amendment that is accepted changes a contested place on which there is a decision too.

        The decision was made for the place as it stands in the text, and no other one is settled by it. Accept the
        amendment or decide the place, not both.
        """),
    ("L002", "links-for-other-versions", _ERROR, """
        The links were stated about other versions than the two that are compared.

        Clauses are named by their numbers there, so none of the statements is used. Compare the versions that `base`
        and `new` name, or correct them.
        """),
    ("L003", "aimless-statement", _WARNING, """
        A statement about lineage has `old` beside `deleted` or `inserted`.

        What was deleted became nothing, and what was inserted came of nothing. Delete one of the two keys.

        Breaks it:

            - old: III.4
              deleted: III.4
        """),
    ("L010", "linked-clause-missing", _ERROR, """
        A statement about lineage names a clause that its version does not have.

        The text has changed, or the name has a slip. The statement is passed over; it never links another clause
        instead. `rollingtext show --as outline` lists the clauses.
        """),
    ("L011", "linked-twice", _ERROR, """
        Two statements about lineage name one clause.

        The first holds. A clause that was split, or several that were merged, stand in one statement, as a list.

        Breaks it:

            - {old: IV.3, new: "18"}
            - {old: IV.3, new: "19"}

        Does not:

            - {old: IV.3, new: ["18", "19"]}
        """),
    ("J001", "not-json", _ERROR, """
        The file cannot be read as JSON.

        Correct it at the place named, or write the file anew with `rollingtext convert`.
        """),
    ("J002", "not-a-tree", _ERROR, """
        The JSON is not the tree of a draft.

        A key is missing, unknown or stands twice, a value has the wrong form, or bracket ends do not pair. The form is
        described in schemas/tree.schema.json.
        """),
    ("J003", "too-deep", _ERROR, """
        The JSON is nested deeper than a draft can be.

        Take levels away; real texts have six levels of clauses and ten of brackets.
        """),
    ("J004", "text-differs", _ERROR, """
        The `text` of a clause in JSON is not what its words say.

        The words are what counts; `text` is there for programs that only read. Change the words and leave it out.
        """),
    ("K001", "no-akoma-ntoso", _ERROR, """
        The file is no Akoma Ntoso document, or not one that is read.

        It is no XML, nests too deeply, has another root than `akomaNtoso`, holds amendments and no draft, or declares
        a document type or entities, through which a file can reach others or blow itself up. Nothing of it was read.
        Take the declaration out, or export the file anew.
        """),
    ("K002", "not-understood-in-akn", _WARNING, """
        The Akoma Ntoso file holds things that are not read, such as pictures or struck words (`del`).

        Each kind is named and counted. Words in them are missing from what was read: look at these places in the file.
        """),
    ("K003", "simpler-than-in-akn", _INFO, """
        Some elements of the Akoma Ntoso file are read as less than they are.

        Inserted words (`ins`) are read as text like any other, a structure quoted in a sentence as one line.
        """),
    ("T001", "emphasis-lost", _INFO, """
        Italics or bold are lost in plain text.

        Nothing of the words is missing. Convert to a format that keeps emphasis where it matters.
        """),
    ("T002", "metadata-lost", _INFO, """
        What the head of the file says is lost in plain text.

        Keep the original beside it: version, date and profile tell other programs how to read the text.
        """),
    ("T003", "furniture-lost", _INFO, """
        Comments and page headers are left out of plain text.

        Nothing of the text itself is missing.
        """),
    ("T004", "literal-bracket", _INFO, """
        A bracket that means nothing looks contested in plain text.

        Plain text has no way to tell them apart. Tell the reader which brackets belong to the text.
        """),
    ("T010", "amendment-named-twice", _ERROR, """
        Two amendments go by one name.

        Neither of them could be adopted, withdrawn or depended on by name. Rename one.
        """),
    ("T011", "amendment-waits-for-itself", _ERROR, """
        An amendment depends on itself.

        It could never be adopted. Delete it from its own `depends_on`.
        """),
    ("T012", "label-not-readable", _ERROR, """
        The label given for a new clause is no number of a clause.

        Write it as it is to be printed, such as `6 bis.`, `(c)`, `D.` or `Article 8 bis`.
        """),
    ("T013", "clause-not-in-base", _ERROR, """
        An amendment names a clause that its base does not have, or that could be either of several.

        The base version stands beside the amendments, so this was looked up there. The clause has another number, or
        the amendment was written for another version. Name it as `rollingtext show --as outline` does.
        """),
    ("T014", "words-not-in-base", _ERROR, """
        An amendment quotes words that do not stand in its clause, or that stand there more than once.

        Nothing is ever changed on a guess: a quotation has to stand in the clause to the letter, brackets and names of
        parties included. Quote it as it stands; where it stands there several times, say which one with `occurrence`.
        """),
    ("T015", "clause-does-not-fit-in", _ERROR, """
        An amendment brings in a clause that cannot come in where it should.

        Its number is taken, or is none, or its text is more than one clause. Give it a number that is free; clauses
        under it go on lines of their own, indented.
        """),
    ("T016", "nothing-to-change", _INFO, """
        An operation asks for what the base version says already.

        It would change nothing. Mostly it was tabled for an older version, or the words were mixed up.
        """),
    ("T017", "unknown-base", _ERROR, """
        Amendments name a base that the record of the negotiation has no version of.

        Without it nobody can tell what they amend. Correct `base`, or add the version to the record.
        """),
    ("T018", "base-changed", _WARNING, """
        The base version is no longer the text that the amendments were written for.

        They give a `base_hash`, the SHA-256 of the file of that version or its first digits, and the file has another
        one now: somebody changed it. Check the amendments against it, then correct the hash. `sha256sum FILE` prints it.
        """),
    ("T019", "unknown-proposer", _WARNING, """
        A proposer or co-sponsor goes by a name that no party has.

        The amendment would stand under nobody's name in any table. Correct the name, or add the party to the record.
        """),
)  # fmt: skip
"""Code, name, severity and explanation of each; the explanations are laid out like the docstrings of rules."""
