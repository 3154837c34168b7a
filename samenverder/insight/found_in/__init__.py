"""Per room what can be found in it."""
