"""Files in: one module a format, each with `read(source, parties) -> (draft, findings)`."""
