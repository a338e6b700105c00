"""Quotation marks read as one decision a block."""
