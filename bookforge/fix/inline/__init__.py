"""What the passes inside a block know: blocks, literals, signs, languages."""
