"""Operations carried to the next version, and the fate of each."""
