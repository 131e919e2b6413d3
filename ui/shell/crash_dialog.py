"""What the person sees of a fault of the program: that work goes on, and a report that may be passed on."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from clinic_app.common.translations import _
from ui.theme.type import font
from ui.widgets.dialogs import Dialog


class CrashDialog(Dialog):
    """The report holds kinds of errors and lines of the program, nothing that was typed."""

    def __init__(self, window: QWidget, report: str, path: Path | None) -> None:
        place = _("It is kept in {place}.").format(place=path) if path is not None else ""
        text = _(
            "The program made a mistake and goes on. What is saved stays saved. This report holds no "
            "personal data; send it to those who look after the program."
        )
        super().__init__(
            window,
            _("Something went wrong"),
            f"{text} {place}".strip(),
            safe=_("Go on"),
            icon="bug",
            kind="primary",
            width=560,
        )
        self.setObjectName("crash")
        self.report = QPlainTextEdit(report)
        self.report.setObjectName("crash.report")
        self.report.setReadOnly(True)
        self.report.setFont(font("caption", mono=True))
        self.report.setFixedHeight(160)
        self.box.content.addWidget(self.report)
        copy = self.add_button("copy", _("Copy report"))
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
