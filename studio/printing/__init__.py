"""The printed week: first as words and rows, then as a PDF."""
