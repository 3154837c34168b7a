"""What can be done with a practice."""
