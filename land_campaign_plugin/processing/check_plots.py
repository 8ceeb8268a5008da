"""Processing algorithm ``landcampaign:checkplots``: checks the plots of any polygon source."""

import json
from dataclasses import replace

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ..model.errors import CampaignError
from ..model.progress import stop_if
from ..paths import resource
from ..qgis_bridge import settings
from ..qgis_bridge.language import QgisLanguage, core, tr
from ..qgis_bridge.threads import in_python_thread
from .against import COMMUNES, SHEET_LIST, against_parameters, against_tables
from .beside import place_of_records
from .drawing import LABELS, LEGAL, LINES, drawing_parameters, drawing_tables

_READ, _CHECK = 30.0, 95.0


class CheckPlots(QgsProcessingAlgorithm):
    """Reads a source, runs the rules, writes the findings. Never touches the window."""

    INPUT, RULESET, RULES, CRS, OUTPUT = "INPUT", "RULESET", "RULES", "CRS", "OUTPUT"
    LINES, LABELS, LEGAL = LINES, LABELS, LEGAL
    COMMUNES, SHEET_LIST = COMMUNES, SHEET_LIST
    ERRORS, WARNINGS, INFORMATION, SUMMARY = "ERRORS", "WARNINGS", "INFORMATION", "SUMMARY"

    def createInstance(self):  # noqa: N802 - QGIS's name
        """Return a new one."""
        return CheckPlots()

    def name(self):
        """Return the fixed id."""
        return "checkplots"

    def displayName(self):  # noqa: N802 - QGIS's name
        """Return the name that is shown."""
        return tr("Check plots")

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(str(resource("icons", "land_campaign.svg")))

    def shortHelpString(self):  # noqa: N802 - QGIS's name
        """Return what the algorithm does."""
        return tr(
            "Checks the plots of a polygon layer or file: invalid shapes, overlaps, gaps, duplicates, missing "
            "corners, plot numbers, land uses, areas. Fields with common names are recognised; rules whose fields "
            "are missing report that there was nothing to check. Boundary lines, plot labels and boundaries drawn from "
            "papers are checked against the plots where they are given; rules about communes need their official "
            "outlines, rules about missing sheets the province's list. Tables of records in the plots' own file are "
            "checked with them. The findings are written to a GeoPackage with "
            "the layer findings, the layer seams (where sheets meet, and how well), the table sheets (which of them "
            "are clean), the table states (what is not done yet) and the table run. The sources are only read."
        )

    def initAlgorithm(self, _configuration=None):  # noqa: N802 - QGIS's name
        """Declare parameters and outputs."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Plots"), [QgsProcessing.SourceType.TypeVectorPolygon])
        )
        self.addParameter(
            QgsProcessingParameterString(self.RULESET, tr("Ruleset (name or file)"), settings.get("ruleset"))
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.RULES, tr("Rules, for example T01,T02 (empty: those of the ruleset)"), "", optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterCrs(self.CRS, tr("Reference system, if the plots have none"), optional=True)
        )
        for parameter in (*drawing_parameters(), *against_parameters()):
            self.addParameter(parameter)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("Findings"), tr("GeoPackage") + " (*.gpkg)", optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.ERRORS, tr("Errors")))
        self.addOutput(QgsProcessingOutputNumber(self.WARNINGS, tr("Warnings")))
        self.addOutput(QgsProcessingOutputNumber(self.INFORMATION, tr("Information")))
        self.addOutput(QgsProcessingOutputString(self.SUMMARY, tr("Summary (JSON)")))

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802 - QGIS's name
        """Read, check, write."""
        try:
            plots = self._plots(parameters, context, feedback)
            return self._run(plots, parameters, context, feedback)
        except CampaignError as error:
            raise QgsProcessingException(error.sentence(QgisLanguage())) from error

    def _run(self, plots, parameters, context, feedback):
        from ..checking.run import check_plots
        from ..model.context import CheckContext
        from ..reports.findings_file import write_findings
        from ..rules.rulesets import load_ruleset
        from ..sources.records import record_tables
        from ..sources.uids import plot_uids
        from ..verbs.drawn import with_drawn

        ruleset = load_ruleset(self.parameterAsString(parameters, self.RULESET, context))
        wanted = self.parameterAsString(parameters, self.RULES, context).replace(" ", "")
        target = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        where = place_of_records(self, parameters, context, self.INPUT)
        drawn = drawing_tables(self, parameters, context, plots.crs)
        if where:
            drawn = with_drawn(drawn, *where, plots.crs)
        side = CheckContext(
            **drawn,
            **against_tables(self, parameters, context, feedback, plots.crs),
        )

        def progress(done: int, total: int, what: str) -> None:
            if total:
                feedback.setProgress(_READ + (_CHECK - _READ) * done / total)
            feedback.setProgressText(core(what))

        def work():
            records = record_tables([where]) if where else None
            result = check_plots(
                plots,
                ruleset,
                rules=wanted.split(",") if wanted else None,
                uid_of=lambda rows: plot_uids(plots, rows),
                context=replace(side, records=records),
                progress=progress,
                cancelled=feedback.isCanceled,
            )
            if target:
                write_findings(target, result, QgisLanguage())
            return result

        result = in_python_thread(work)
        if target:
            details = QgsProcessingContext.LayerDetails(tr("Findings"), context.project(), self.OUTPUT)
            context.addLayerToLoadOnCompletion(f"{target}|layername=findings", details)
        return self._report(result, len(plots), target, feedback)

    def _plots(self, parameters, context, feedback):
        from ..qgis_bridge import convert
        from ..sources import fields

        source = self.parameterAsSource(parameters, self.INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.INPUT))
        crs = source.sourceCrs()
        if not crs.isValid():
            crs = self.parameterAsCrs(parameters, self.CRS, context)
        if not crs.isValid():
            raise QgsProcessingException(tr("The plots have no reference system. Choose the one they were drawn in."))
        mapping = fields.recognise(source.fields().names())
        feedback.pushInfo(
            tr("Fields: {mapping}", mapping=", ".join(f"{ours} = {name}" for ours, name in mapping.items()))
        )
        count = max(source.featureCount(), 1)

        def step(done: int) -> None:
            feedback.setProgress(_READ * done / count)
            stop_if(feedback.isCanceled)

        return convert.plot_table(
            source.getFeatures(), source.fields(), QgsCoordinateReferenceSystem(crs).toWkt(), mapping, step
        )

    def _report(self, result, plots: int, target: str, feedback) -> dict:
        language = QgisLanguage()
        for code, outcome in result.outcomes.items():
            counts = ", ".join(f"{key} {count}" for key, count in outcome.severity.items())
            feedback.pushInfo(f"{code}  {outcome.outcome}  {counts or outcome.why(language)}".rstrip())
        rules = {
            code: {"outcome": outcome.outcome, "count": outcome.count, "severity": outcome.severity}
            for code, outcome in result.outcomes.items()
        }
        answer = {
            self.ERRORS: result.count("E"),
            self.WARNINGS: result.count("W"),
            self.INFORMATION: result.count("I"),
            self.SUMMARY: json.dumps({"plots": plots, "rules": rules}, ensure_ascii=False),
        }
        return answer | {self.OUTPUT: target} if target else answer
