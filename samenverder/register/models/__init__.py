"""The nouns of this room."""
