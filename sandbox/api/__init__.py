"""HTTP in: the Bot API, the control API, the stream of events; knows no rules of Telegram's."""
