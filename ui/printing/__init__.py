"""Print preview: the page as it will be, what goes on it, and the two ways out."""
