"""What editors see and change with buttons: channels, feeds, styles, the queue, figures, undo."""
