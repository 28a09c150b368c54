"""The first start: three facts, then two doors."""
