"""Pictures: which of them a book may hold, and in what form; the bytes are read elsewhere."""
