"""The grid of the calendar: columns of hours, the blocks in them, and what is carried across them.

A column is a day of the week, or one counselor's share of a single day; nothing in here knows which of both
views it draws. `view` puts heads, hours and surface together, `surface` paints and takes mouse and focus,
`carrier` and `slot_marking` follow the pointer; all arithmetic is in `geometry`, `lanes`, `carry` and
`slot_cursor`, which know no widgets.
"""
