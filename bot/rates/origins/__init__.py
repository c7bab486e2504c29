"""Where rates come from: how each is asked and read, and which answer is believed."""
