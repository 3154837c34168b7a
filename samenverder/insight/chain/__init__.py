"""From a statement to what was promised and done, and back: on every page of that way.

`where_from` says how something came about, from the first place on; `came_of` what followed from
it. Both give lines that read the same everywhere (`links.Link`); `register` shows them on the
pages of the rooms below.
"""
