"""What several rules need to know of citizen numbers, judged once."""

import numpy as np

from ..model import citizen_number
from ..model.byte_texts import by_parts
from .records import RecordRun


def judged_numbers(records: RecordRun) -> np.ndarray:
    """Return what is wrong with each party's citizen number: positions in `citizen_number.CODES`."""
    numbers, today = records.column("party", "citizen_number"), records.run.context.today
    return records.once("citizen numbers", lambda: by_parts(lambda part: citizen_number.judge(part, today), numbers))


def numbers_against(records: RecordRun) -> np.ndarray:
    """Return where a right number contradicts birth date or gender: positions in `citizen_number.AGAINST`."""

    def compare() -> np.ndarray:
        numbers = records.column("party", "citizen_number")
        said = [
            records.column("party", name) if records.has("party", name) else np.zeros(len(numbers), "S1")
            for name in ("born_on", "gender")
        ]
        against = by_parts(citizen_number.compare, numbers, *said)
        against[judged_numbers(records) != 0] = 0
        return against

    return records.once("citizen numbers against the record", compare)
