"""The four directions, as words that a finding's detail may hold."""

from ..model.language import QT_TRANSLATE_NOOP

EAST, WEST, NORTH, SOUTH = "east", "west", "north", "south"
WORDS = {
    EAST: QT_TRANSLATE_NOOP("core", "east"),
    WEST: QT_TRANSLATE_NOOP("core", "west"),
    NORTH: QT_TRANSLATE_NOOP("core", "north"),
    SOUTH: QT_TRANSLATE_NOOP("core", "south"),
}
