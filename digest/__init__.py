"""Builds newsletters from feeds: gather, compose, publish."""

__version__ = "0.1.0"
