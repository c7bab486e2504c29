"""What a picture's tag, file name and address say about it, before it is fetched."""
