"""Tandem on one machine: embedded PostgreSQL and Valkey, and who starts and stops the processes."""
