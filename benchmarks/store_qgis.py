"""The rows of a push, changed and committed by QGIS itself in a bare table; prints the seconds of the commit.

A program of its own. Arguments: the connection string, and how many rows. Each row gets a note, and a shape a
millimetre to the east.
"""

from __future__ import annotations

import os
import sys
import time


def main(address: str, count: int) -> None:
    """Edit and commit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication, QgsVectorLayer

    application = QgsApplication([], False)
    application.initQgis()
    try:
        source = f"{address} key='uid' srid=9209 type=MultiPolygon table=\"public\".\"bare_plot\" (geom)"
        layer = QgsVectorLayer(source, "plots", "postgres")
        if not layer.isValid():
            raise SystemExit("QGIS cannot open the table")
        note = layer.fields().indexOf("note")
        features = [feature for feature, _ in zip(layer.getFeatures(), range(count), strict=False)]
        layer.startEditing()
        for feature in features:
            shape = feature.geometry()
            shape.translate(0.001, 0)
            layer.changeAttributeValue(feature.id(), note, "by hand")
            layer.changeGeometry(feature.id(), shape)
        start = time.perf_counter()
        if not layer.commitChanges():
            raise SystemExit("\n".join(layer.commitErrors()))
        print(time.perf_counter() - start)
        del layer
    finally:
        application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
