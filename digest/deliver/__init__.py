"""Deliveries: who is to get which edition, and the ways in which a message leaves the house."""
