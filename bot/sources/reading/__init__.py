"""From an address or a file to whole items, the page's text added where a feed says too little."""
