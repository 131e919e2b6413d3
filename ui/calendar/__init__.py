"""The calendar: a week by days, a day by counselors, and moving appointments by mouse and keyboard.

`page` lays out and wires, `presenter` decides what is shown, `moves` carries out what was dropped; what the
grid itself is made of lives in `grid`.
"""
