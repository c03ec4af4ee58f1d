"""Concepts, hits and figures as text, for people and for programs."""
