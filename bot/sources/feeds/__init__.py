"""From a feed's bytes to items, a file for each format; lists of feeds. Pure: runs in a worker."""
