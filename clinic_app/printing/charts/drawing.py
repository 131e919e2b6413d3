"""Handing a chart's shapes to whatever draws: paper or screen."""

from typing import Protocol

from clinic_app.printing.charts.shapes import Chart, Circle, Line, Polyline, Rect, Text


class Brush(Protocol):
    """One way to draw shapes. It is given every shape of a chart, in their order."""

    def rect(self, shape: Rect) -> None: ...

    def line(self, shape: Line) -> None: ...

    def polyline(self, shape: Polyline) -> None: ...

    def circle(self, shape: Circle) -> None: ...

    def text(self, shape: Text) -> None: ...


def draw(chart: Chart, brush: Brush) -> None:
    """Draw all of it, what comes later over what came before."""
    for shape in chart.shapes:
        match shape:
            case Rect():
                brush.rect(shape)
            case Line():
                brush.line(shape)
            case Polyline():
                brush.polyline(shape)
            case Circle():
                brush.circle(shape)
            case Text():
                brush.text(shape)
