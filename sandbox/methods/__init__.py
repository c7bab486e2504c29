"""The methods of the Bot API, a file a theme; each reads a request and changes the world."""
