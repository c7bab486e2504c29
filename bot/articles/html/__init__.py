"""From HTML to lines of text and pictures, each picture with the words attached to it."""
