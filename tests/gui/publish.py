"""Puts the best pictures of the last test run into docs/pictures, small enough to keep: python -m tests.gui.publish

The run needs ``LAND_CAMPAIGN_PICTURES=en,vi``.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {
    "window": "main_job_en/overlap",
    "start": "main_job_en/start",
    "findings": "main_job_en/checked",
    "form": "main_job_en/form",
    "preview": "main_job_en/preview",
    "pushed": "main_job_en/pushed",
    "rules": "main_job_en/rules",
    "window-vi": "main_job_vi/overlap",
    "form-vi": "main_job_vi/form",
    "pushed-vi": "main_job_vi/pushed",
    "holder": "records_en/holder",
    "tasks": "records_en/tasks",
    "holder-vi": "records_vi/holder",
    "tasks-vi": "records_vi/tasks",
    "load-files": "load_sheets_en/files",
    "load-fields": "load_sheets_en/fields",
    "load-place": "load_sheets_en/place",
    "load-files-vi": "load_sheets_vi/files",
    "load-fields-vi": "load_sheets_vi/fields",
    "load-place-vi": "load_sheets_vi/place",
    "cause": "seams_and_causes_en/cause",
    "cause-vi": "seams_and_causes_vi/cause",
    "seams": "seams_and_causes_en/seams",
    "seams-vi": "seams_and_causes_vi/seams",
    "store-communes": "central_store_en/communes",
    "store-goes": "central_store_en/what_goes",
    "store-connection-vi": "central_store_vi/connected",
    "store-goes-vi": "central_store_vi/what_goes",
    "store-pushed-vi": "central_store_vi/pushed",
    "conflict-vi": "conflicts_vi/conflict",
    "undo-vi": "conflicts_vi/undo",
}


def main() -> None:
    """Convert every picture to a palette of 128 colours."""
    target = ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    for name, source in PICTURES.items():
        picture = ROOT / "build" / "pictures" / f"{source}.png"
        command = ["convert", str(picture), "-strip", "+dither", "-colors", "128", f"PNG8:{target / name}.png"]
        subprocess.run(command, check=True, timeout=60)


if __name__ == "__main__":
    main()
