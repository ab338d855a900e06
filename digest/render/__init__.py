"""An edition becomes HTML, plain text and a MIME message."""
