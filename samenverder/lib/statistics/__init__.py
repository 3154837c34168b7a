"""Numbers people can trust: pure functions, no Django, no domain words. See README.md."""
