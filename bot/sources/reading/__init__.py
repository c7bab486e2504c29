"""From an address or a file to whole items; where a feed says too little, the page is read too."""
