"""Fernhill Energy, the company of the demo: who works there, what it asks for, who applies."""
