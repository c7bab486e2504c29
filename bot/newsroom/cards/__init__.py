"""Cards: the message by which an editor publishes, schedules, changes or refuses one article."""
