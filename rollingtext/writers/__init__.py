"""Files out: one module a format, each with `write(draft) -> (text, findings)`."""
