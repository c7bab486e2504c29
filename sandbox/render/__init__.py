"""The world's things as Bot API JSON, as one bot sees them; changes nothing."""
