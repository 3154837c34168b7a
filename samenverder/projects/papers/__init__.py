"""The papers of this room, as tagged PDF: the portfolio, a project, a partner, a joint plan."""
