"""One file a command: `command` is what `digest NAME` runs."""
