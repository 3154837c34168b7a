"""A whole partnership in open formats, and back: `samenverder export` and `samenverder import`.

One zip file: a line of JSON per row and a JSON Schema per table, documents as files, the log, and
`manifest.json` that names everything with its size and checksum. Rows keep their numbers, so that
whatever refers to them in a text or a list still fits; therefore an installation must be empty.
"""
