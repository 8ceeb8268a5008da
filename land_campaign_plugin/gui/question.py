"""A question with our own words on its buttons."""

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..qgis_bridge.language import tr


def ask(parent: QWidget, text: str, first: str, second: str = "", stay: str = "") -> str:
    """Ask, and return the words of the button that was pressed; an empty text when everything stays as it is.

    Parameters
    ----------
    first, second : str
        What can be done, the first by default; the second may be missing.
    stay : str
        What the button says that changes nothing; `Cancel` if not given.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle(tr("Land Campaign"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    made = {box.addButton(first, QMessageBox.ButtonRole.AcceptRole): first}
    if second:
        made[box.addButton(second, QMessageBox.ButtonRole.DestructiveRole)] = second
    leave = box.addButton(stay or tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(leave)
    box.setDefaultButton(next(iter(made)))
    box.exec()
    return made.get(box.clickedButton(), "")
