"""The full-screen browser: what is read and where (plain data), what each pane says of it (lines), and the screen itself.

Nothing but `screen`, `tree`, `paper` and `dialogs` knows Textual, which is loaded with the first of them.
"""
