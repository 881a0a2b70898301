"""What an operation means in one text: the place that it changes, or why it cannot."""
