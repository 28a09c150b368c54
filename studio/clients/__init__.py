"""Clients: who trains here and how to reach them."""
