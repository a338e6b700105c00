"""Compile a raw story text into a book: read, fix, bind, write, check."""

__version__ = "0.1.0"
