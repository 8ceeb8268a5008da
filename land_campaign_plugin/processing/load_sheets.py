"""Processing algorithm ``landcampaign:loadsheets``: loads a folder of map sheets, or files, into a work copy."""

import json
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ..model.errors import CampaignError
from ..paths import resource
from ..qgis_bridge.language import QgisLanguage, core, tr
from ..qgis_bridge.threads import in_python_thread


class LoadSheets(QgsProcessingAlgorithm):
    """Asks nothing: what was loaded and is unchanged is passed over, a sheet that fails does not stop the others."""

    FOLDER, FILES, CRS, MAPPING, ENCODING = "FOLDER", "FILES", "CRS", "MAPPING", "ENCODING"
    SHEET_LIST, REPROJECT, OUTPUT = "SHEET_LIST", "REPROJECT", "OUTPUT"
    FOUND, LOADED, UPDATED, UNCHANGED, FAILED, WAITING = "FOUND", "LOADED", "UPDATED", "UNCHANGED", "FAILED", "WAITING"
    PLOTS, SUMMARY = "PLOTS", "SUMMARY"

    def createInstance(self):  # noqa: N802 - QGIS's name
        """Return a new one."""
        return LoadSheets()

    def name(self):
        """Return the fixed id."""
        return "loadsheets"

    def displayName(self):  # noqa: N802 - QGIS's name
        """Return the name that is shown."""
        return tr("Load map sheets")

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(str(resource("icons", "land_campaign.svg")))

    def shortHelpString(self):  # noqa: N802 - QGIS's name
        """Return what the algorithm does."""
        return tr(
            "Loads the map sheets of a folder, or single files, into a work copy, without a question. The folder is "
            "searched with all folders in it. Fields are recognised by their names and values, texts in TCVN3 or VNI "
            "are converted. Number and scale of a sheet come from its plots, its frame, the list of sheets, or the "
            "name of its file. Sheets that are loaded and unchanged are passed over, changed ones brought up to date; "
            "one that fails is reported and does not stop the others. Drawings in DGN V8 or DWG are counted as "
            "waiting until they are saved as DGN V7 or DXF. The sources are only read."
        )

    def initAlgorithm(self, _configuration=None):  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        behavior = QgsProcessingParameterFile.Behavior
        self.addParameter(
            QgsProcessingParameterFile(self.FOLDER, tr("Folder with map sheets"), behavior.Folder, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(self.FILES, tr("Files, one a line"), multiLine=True, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterCrs(self.CRS, tr("Reference system, for files that do not say theirs"), optional=True)
        )
        advanced = (
            QgsProcessingParameterString(
                self.MAPPING, tr("Fields, for example plot_number=SoThua, sheet_number=ToBD"), optional=True
            ),
            QgsProcessingParameterString(
                self.ENCODING, tr("Encoding of texts that files do not say (UTF-8, TCVN3, VNI, CP1258)"), optional=True
            ),
            QgsProcessingParameterFile(
                self.SHEET_LIST,
                tr("The province's list of map sheets"),
                fileFilter=tr("Lists") + " (*.xlsx *.xlsm *.csv *.txt)",
                optional=True,
            ),
            QgsProcessingParameterBoolean(
                self.REPROJECT, tr("Bring files in another system into that of the work copy"), False
            ),
        )
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)
        self.addParameter(
            QgsProcessingParameterFileDestination(self.OUTPUT, tr("Work copy"), tr("GeoPackage") + " (*.gpkg)")
        )
        for name, text in (
            (self.FOUND, tr("Sheets found")),
            (self.LOADED, tr("Sheets loaded")),
            (self.UPDATED, tr("Sheets brought up to date")),
            (self.UNCHANGED, tr("Sheets unchanged")),
            (self.FAILED, tr("Sheets that failed")),
            (self.WAITING, tr("Sheets to be converted")),
            (self.PLOTS, tr("Plots in the work copy")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))
        self.addOutput(QgsProcessingOutputString(self.SUMMARY, tr("Summary (JSON)")))

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802 - QGIS's name
        """Search, load, count."""
        from ..verbs.load_folder import load_folder

        sources = self._sources(parameters, context)
        into = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        options = {
            "sheet_list": self.parameterAsFile(parameters, self.SHEET_LIST, context) or None,
            "reproject": self.parameterAsBool(parameters, self.REPROJECT, context),
            "language": QgisLanguage(),
        }

        def progress(done: int, total: int, what: str) -> None:
            feedback.setProgress(100.0 * done / total if total else 0.0)
            feedback.setProgressText(core(what))

        try:
            read = self._options(parameters, context)
            report = in_python_thread(
                lambda: load_folder(
                    sources, into, options=read, progress=progress, cancelled=feedback.isCanceled, **options
                )
            )
        except CampaignError as error:
            raise QgsProcessingException(error.sentence(QgisLanguage())) from error
        return self._report(report, into, feedback)

    def _sources(self, parameters, context) -> list[Path]:
        folder = self.parameterAsFile(parameters, self.FOLDER, context)
        files = self.parameterAsString(parameters, self.FILES, context).splitlines()
        sources = [Path(each.strip()) for each in (folder, *files) if each.strip()]
        if not sources:
            raise QgsProcessingException(tr("Name a folder with map sheets, or files."))
        absent = next((path for path in sources if not path.exists()), None)
        if absent is not None:
            raise QgsProcessingException(tr("There is no file or folder {name}.", name=absent.name))
        return sources

    def _options(self, parameters, context):
        from ..sources import fields
        from ..verbs.load_folder import SheetOptions

        crs = self.parameterAsCrs(parameters, self.CRS, context)
        pairs = self.parameterAsString(parameters, self.MAPPING, context).replace("\n", ",").split(",")
        return SheetOptions(
            mapping=fields.parse_mapping([pair.strip() for pair in pairs if pair.strip()]),
            crs=QgsCoordinateReferenceSystem(crs).toWkt() if crs.isValid() else None,
            encoding=self.parameterAsString(parameters, self.ENCODING, context).strip() or None,
        )

    def _report(self, report, into: str, feedback) -> dict:
        from ..reports.folder_told import folder_lines
        from ..verbs import load_folder as outcomes

        for line in folder_lines(report, QgisLanguage()):
            feedback.pushInfo(line)
        counted = {
            self.LOADED: outcomes.LOADED,
            self.UPDATED: outcomes.UPDATED,
            self.UNCHANGED: outcomes.UNCHANGED,
            self.FAILED: outcomes.FAILED,
            self.WAITING: outcomes.WAITING,
        }
        answer = {name: report.counts.get(outcome, 0) for name, outcome in counted.items()}
        sheets = {line.path: line.outcome for line in report.sheets}
        summary = {"found": report.found, "counts": report.counts, "plots": report.plots, "sheets": sheets}
        return answer | {
            self.FOUND: report.found,
            self.PLOTS: report.plots,
            self.SUMMARY: json.dumps(summary, ensure_ascii=False),
            self.OUTPUT: into,
        }
