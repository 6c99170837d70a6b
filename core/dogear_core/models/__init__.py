"""Choosing a model: those that are installed, adding, downloading, and which one a library uses."""
