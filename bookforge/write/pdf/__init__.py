"""The print backend."""
