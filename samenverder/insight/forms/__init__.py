"""Forms of what spans the rooms."""
