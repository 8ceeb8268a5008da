"""The way to the central store in the window: begin, push, pull, look, and what is said while it is away."""

from pathlib import Path

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QObject, QTimer

from ..model.errors import CampaignError, Cancelled, StoreError
from ..qgis_bridge import connections, settings, store_desk
from ..qgis_bridge.language import QgisLanguage, core, tr
from ..qgis_bridge.tasks import VerbTask, start
from . import checkout_dialog, package_dialog, stores
from .sign_in_dialog import ask_login
from .store_card import in_store
from .store_dialog import StoreDialog

_EVERY_MS, _FOLLOWED = 30_000, 400
_BEFORE = "#263238"
"""Dark: findings on the spot are red."""


class StoreWalk(QObject):
    """Joins the store, the push page and the dock.

    Parameters
    ----------
    dock : CampaignDock
    """

    def __init__(self, dock):
        super().__init__(dock)
        self._dock = dock
        self._look_task: VerbTask | None = None
        self._every = QTimer(self)
        self._every.setInterval(_EVERY_MS)
        self._every.timeout.connect(self.look)
        self.dialog = None

    # Wiring

    def join(self, page, work) -> None:
        """Listen to the push page and the work page, once they are made."""
        page.push_wanted.connect(self.push)
        page.pull_wanted.connect(self.pull)
        page.store_wanted.connect(self.choose)
        page.watch_wanted.connect(self._watch)
        page.cancel_wanted.connect(self._dock.jobs.cancel)
        page.package_wanted.connect(self._package)
        page.plot_wanted.connect(self._show_plot)
        work.incoming.button.clicked.connect(self._pull_from_list)
        work.begin_wanted.connect(self.begin)

    def opened(self) -> None:
        """Take note of another work copy."""
        self._dock.work.incoming.show_text("")
        self._watch(settings.get("watch_store"), keep=False)

    def stop(self) -> None:
        """Look no more."""
        self._every.stop()

    def _watch(self, on: bool, keep: bool = True) -> None:
        if keep:
            settings.put("watch_store", on)
        if on:
            self._every.start()
            self.look()
        else:
            self._every.stop()

    # Which store

    def where(self, unasked: bool = False):
        """Return the store of the open work copy: a file, or an address with the login in it.

        Raises
        ------
        CampaignError
            The connection is gone, or the person gave no login.
        """
        path = self._dock.session.path
        name = stores.connection_name(path)
        if not name:
            return stores.store_path(path)
        return self._address(name, unasked)

    def _address(self, name: str, unasked: bool = False):
        ask = (lambda _connection: None) if unasked else (lambda each: ask_login(each, self._dock))
        return connections.sign_in(connections.named(name), ask)

    def choose(self) -> None:
        """Ask for the store of the open work copy."""

        def kept() -> None:
            self._dock.show_push()
            self.look()

        self.dialog = self._dock.dialog = StoreDialog(self._dock.session.path, self._dock)
        self.dialog.kept.connect(kept)
        self.dialog.open()

    # Begin

    def begin(self) -> None:
        """Ask which communes to fetch, fetch them, and open the work copy."""
        if not self._dock._ready():
            return
        folder = Path(settings.get("last_folder") or Path.home())
        self.dialog = self._dock.dialog = checkout_dialog.CheckoutDialog(folder, self._dock)
        self.dialog.chosen.connect(self._begin)
        self.dialog.open()

    def _begin(self, wanted) -> None:
        dock = self._dock
        if dock.session is not None:
            if not dock._leave_work_copy():
                return
            dock.show_start()
        stores.choose_connection(wanted.into, wanted.connection)

        def done(path) -> None:
            checkout_dialog.remember(None)
            dock.open_path(path)

        def failed(error) -> None:
            if isinstance(error, Cancelled) or _is_away(error):
                again = tr("Begin from the Central Store goes on where it stopped.")
                why = tr("Stopped.") if isinstance(error, Cancelled) else error.sentence(QgisLanguage())
                dock.messages.note(f"{why} {again}")
            else:
                self._failed(error, wanted.connection)

        try:
            where = self._address(wanted.connection)
        except Cancelled:
            return
        except CampaignError as error:
            dock.messages.failure(error)
            return
        dock.jobs.begin(wanted, where, done, failed)

    # Push and pull

    def push(self) -> None:
        """Save, and push."""
        self._go(lambda where: self._dock.jobs.push(self._dock.session.work, where, self._on_pushed, self._on_failed))

    def pull(self) -> None:
        """Save, and pull."""
        self._go(lambda where: self._dock.jobs.pull(self._dock.session.work, where, self._on_pulled, self._on_failed))

    def _pull_from_list(self) -> None:
        self._dock.show_push()
        self.pull()

    def _go(self, act) -> None:
        dock = self._dock
        if dock.session is None or dock.jobs.busy or not dock._save():
            return
        try:
            where = self.where()
        except Cancelled:
            return
        except CampaignError as error:
            dock.messages.failure(error)
            return
        act(where)

    def _package(self, out: bool) -> None:
        """Save, then save what waits as a package, or read the answers of one."""
        dock = self._dock
        if dock.session is None or dock.jobs.busy or not dock._save():
            return
        act = package_dialog.save_package if out else package_dialog.read_answers
        session = dock.session
        before = store_desk.versions(session.work)

        def run(title: str, work, done) -> None:
            dock.jobs.run(title, work, done, failed)

        def failed(error: BaseException) -> None:
            package_dialog.forget_key()  # it may be the wrong one
            if dock.session is session:
                session.reload()
                self._on_failed(error)

        def then(_report) -> None:
            if dock.session is session:
                self._follow(store_desk.changed_since(session.work, before))
                dock._show_state()
                dock.show_push()

        act(dock, session.path, run, then)

    def _on_pushed(self, report) -> None:
        dock = self._dock
        if dock.session is None:
            return
        dock.review.marks.clear()
        dock.session.follow([line.uid for line in report.lines if line.status in ("merged", "resolved")])
        dock.push.show_report(report, dock.session)
        for notice in report.notices:
            dock.messages.note(notice.sentence(QgisLanguage()))
        dock._show_state()
        self.look()

    def _on_pulled(self, pulled) -> None:
        dock = self._dock
        if dock.session is None:
            return
        dock.review.marks.clear()
        self._follow(pulled.changed)
        dock.work.incoming.show_text("")
        dock.push.show_pulled(pulled, dock.session)
        dock.push.show_look(dock.session, store_desk.Look())
        dock._show_state()

    def _follow(self, changed: list[str]) -> None:
        """Show plots that came in from outside; very many are checked with the next check only."""
        session = self._dock.session
        if len(changed) > _FOLLOWED:
            session.reload()
            session.outdated.emit()
        elif changed:
            session.follow(changed)

    def _on_failed(self, error: BaseException) -> None:
        """Say what waits where the store is away, and only otherwise that something went wrong."""
        dock = self._dock
        if dock.session is None:
            return
        if _is_away(error):
            dock.session.reload()
            self._show_away(error)
        elif isinstance(error, Cancelled):
            dock.session.reload()
            dock.messages.note(tr("Stopped. What went before is kept on both sides; the rest goes with the next try."))
            dock.show_push()
        else:
            self._failed(error, stores.connection_name(dock.session.path))
            dock.show_push()

    def _failed(self, error: BaseException, connection: str) -> None:
        if isinstance(error, StoreError):  # it may be the password
            connections.forget_login(connection)
        self._dock.messages.failure(error)

    def _show_away(self, error) -> None:
        why, remedy = (core(text, **error.values) for text in (error.what, error.remedy))
        self._dock.push.show_away(why, self._dock.session, remedy)

    # Looking

    def look(self) -> None:
        """Look, on a thread and without a question, whether others pushed something."""
        dock = self._dock
        if dock.session is None or dock.jobs.busy or self._look_task is not None or not dock.isVisible():
            return
        session, name = dock.session, stores.connection_name(dock.session.path)
        try:
            if name and not connections.can_sign_in_unasked(connections.named(name)):
                return
            where = self.where(unasked=True)
        except CampaignError:  # said where a person asks for it
            where = None
        if where is None or (isinstance(where, Path) and not where.exists()):
            return
        work = session.work
        task = self._look_task = VerbTask(
            tr("Looking at the store"), lambda progress, cancelled: store_desk.look(work, where), quiet=True
        )
        task.succeeded.connect(lambda found: self._on_looked(session, found))
        task.failed.connect(lambda error: self._on_look_failed(session, error))
        task.ended.connect(self._on_look_ended)
        start(task)

    def _on_look_ended(self) -> None:
        self._look_task = None

    def _on_looked(self, session, found) -> None:
        dock = self._dock
        if dock.session is not session:
            return
        if dock.push.away.isVisible():  # it is back
            dock.show_push()
        dock.push.show_look(session, found)
        dock.work.incoming.show_text(in_store(found) if found.plots and settings.get("watch_store") else "")

    def _on_look_failed(self, session, error: BaseException) -> None:
        if self._dock.session is session and self._dock.push.isVisible() and _is_away(error):
            self._show_away(error)

    # The map

    def _show_plot(self, uid: str) -> None:
        """Zoom to a plot: before (dashed) and after (solid) where it goes, else let it flash."""
        review, goes = self._dock.review, self._dock.push.outgoing(uid)
        review.marks.clear()
        if goes is None:
            review.show_on_map(uid)
            return
        before, after = goes.outlines()
        layer, shapes = self._dock.session.plots, [*before, *after]
        if not shapes:
            return
        box = shapes[0].boundingBox()
        for shape in shapes[1:]:
            box.combineExtentWith(shape.boundingBox())
        review.marks.preview(layer, before if goes.moved else [], after, QgsGeometry(), before_colour=_BEFORE)
        review.marks.zoom(layer, box)


def _is_away(error: BaseException) -> bool:
    """Tell whether the store is only out of reach for now."""
    from ..store.pg_connection import Retry

    return isinstance(error, Retry)
