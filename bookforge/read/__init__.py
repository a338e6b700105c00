"""The readers, by the suffix of the file each understands."""
