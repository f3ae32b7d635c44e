"""Files that people should not send, and plain ones to compare with, made on the spot."""
