"""Where number, scale and commune of a sheet are known from."""

from .language import QT_TRANSLATE_NOOP

ATTRIBUTE, FRAME, LIST, NAME = "attribute", "frame", "list", "name"
"""The first that says something counts; a drawing's plots have it from its frame."""
ORIGINS = {
    ATTRIBUTE: QT_TRANSLATE_NOOP("core", "the plots"),
    FRAME: QT_TRANSLATE_NOOP("core", "the frame of the drawing"),
    LIST: QT_TRANSLATE_NOOP("core", "the list of sheets"),
    NAME: QT_TRANSLATE_NOOP("core", "the file's name"),
}
"""What the places are called, marked for translation."""
