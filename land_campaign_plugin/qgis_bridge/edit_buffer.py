"""The plot layer as it is at this moment, edits that are not yet saved included.

Reading goes through `EditBufferSource`, what the incremental check asks for plots. Writing goes through
`correction`, one undo step with a label people can read.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from ..model.tables import PlotTable
from . import convert

GEOMETRY = "geom"
RETIRED = "retired"
_MANY = 400


def _quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + str(value).replace("'", "''") + "'" for value in values)


class EditBufferSource:
    """The plots of a layer, a snapshot of its edit buffer included; may be read on another thread."""

    def __init__(self, layer: QgsVectorLayer):
        self._source = QgsVectorLayerFeatureSource(layer)
        self._fields = layer.fields()
        self._crs = layer.crs().toWkt()

    def around(self, bounds: Iterable[tuple], grow_m: float) -> PlotTable:
        """Return the plots whose boxes touch any of `bounds`, each grown by `grow_m`."""
        requests = (QgsFeatureRequest(convert.rectangle(box, grow_m)) for box in bounds)
        return self._table(requests)

    def numbered(self, keys: Iterable[tuple]) -> PlotTable:
        """Return the plots that carry one of the (commune, sheet, number) in `keys`."""
        wanted = {tuple(key) for key in keys}
        numbers = sorted({str(key[2]) for key in wanted if key[2] is not None})
        sheets = sorted({str(key[1]) for key in wanted if key[1] is not None})
        if not numbers or not sheets:
            return self._table(())
        requests = (
            QgsFeatureRequest().setFilterExpression(
                f'"plot_number" IN ({_quoted(numbers[first : first + _MANY])})'
                f' AND "sheet_number" IN ({_quoted(sheets)})'
            )
            for first in range(0, len(numbers), _MANY)
        )
        table = self._table(requests)
        keep = [
            key in wanted for key in zip(table["commune"], table["sheet_number"], table["plot_number"], strict=True)
        ]
        return table.take([row for row, kept in enumerate(keep) if kept])

    def by_uid(self, uids: Iterable[str]) -> PlotTable:
        """Return the plots with these permanent ids."""
        uids = list(uids)
        requests = (
            QgsFeatureRequest().setFilterExpression(f'"uid" IN ({_quoted(uids[first : first + _MANY])})')
            for first in range(0, len(uids), _MANY)
        )
        return self._table(requests)

    def _table(self, requests: Iterable[QgsFeatureRequest]) -> PlotTable:
        found: dict[int, QgsFeature] = {}
        for request in requests:
            for feature in self._source.getFeatures(request):
                found[feature.id()] = feature
        table = convert.plot_table((found[fid] for fid in sorted(found)), self._fields, self._crs)
        return table.take(table["status"] != RETIRED) if "status" in table else table


def features_by_uid(layer: QgsVectorLayer, uids: Iterable[str]) -> dict[str, QgsFeature]:
    """Return the layer's features with these permanent ids, as edited."""
    uids = list(uids)
    if not uids:
        return {}
    request = QgsFeatureRequest().setFilterExpression(f'"uid" IN ({_quoted(uids)})')
    return {feature["uid"]: feature for feature in layer.getFeatures(request)}


def highest_number(layer: QgsVectorLayer, commune: str | None, sheet: str | None) -> int:
    """Return the largest plot number of a sheet, retired plots included."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setFilterExpression(f'"sheet_number" IN ({_quoted([sheet])})')
    numbers = (
        str(feature["plot_number"])
        for feature in layer.getFeatures(request)
        if commune is None or feature["commune"] == commune
    )
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


@contextmanager
def correction(layer: QgsVectorLayer, label: str, changes: Mapping[str, Mapping]) -> Iterator[list[str]]:
    """Make `changes` as one undo step called `label`; they are taken back when the body raises.

    Parameters
    ----------
    changes : dict of uid to dict of column to value
        The column ``geom`` holds a shapely shape.

    Yields
    ------
    list of str
        The uids of the plots that were changed.
    """
    if not layer.isEditable():
        layer.startEditing()
    features = features_by_uid(layer, changes)
    layer.beginEditCommand(label)
    try:
        for uid, feature in features.items():
            for column, value in changes[uid].items():
                if column == GEOMETRY:
                    shape = convert.to_qgis(value)
                    shape.convertToMultiType()
                    layer.changeGeometry(feature.id(), shape)
                    continue
                place = layer.fields().lookupField(column)
                layer.changeAttributeValue(feature.id(), place, value, feature.attribute(place))
        yield list(features)
    except BaseException:
        layer.destroyEditCommand()
        raise
    layer.endEditCommand()
