"""The words of a clause as amendments quote, cut and mend them."""
