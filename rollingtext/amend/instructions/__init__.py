"""Amendment prose: the instructions of a working paper or a statement, in English, read into operations or refused."""
