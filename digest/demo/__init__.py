"""What `digest demo` stands on: sample feeds, the server that serves them, and the server that takes the mail."""
