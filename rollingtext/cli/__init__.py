"""The command line: the only place that prints, exits, opens files and knows the terminal."""
