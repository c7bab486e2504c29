"""One file a step, its revision first in the file's name; never changed once released."""
