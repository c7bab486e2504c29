"""What a picture's tag, file name and address tell of it, before it is fetched."""
