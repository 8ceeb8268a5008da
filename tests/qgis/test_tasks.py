"""Long work runs on a thread of Python's, tells how far it is, can be stopped, and hands failures to the window."""

import threading

import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.model.progress import stop_if
from land_campaign_plugin.qgis_bridge import tasks
from land_campaign_plugin.qgis_bridge.language import QgisLanguage
from land_campaign_plugin.qgis_bridge.threads import in_python_thread


def run(qtbot, work, meanwhile=lambda task: None):
    heard = {"progress": [], "order": []}
    task = tasks.VerbTask("work", work)
    task.progressed.connect(lambda *told: heard["progress"].append(told))
    task.succeeded.connect(lambda result: heard.update(result=result))
    task.failed.connect(lambda error: heard.update(error=error))
    with qtbot.waitSignal(task.ended, timeout=10_000):
        tasks.start(task)
        meanwhile(task)
    qtbot.waitUntil(lambda: "result" in heard or "error" in heard)
    assert tasks.running() == 0
    return heard


def test_a_result_comes_back_with_progress(qgis_app, qtbot):
    def work(progress, cancelled):
        progress(1, 2, "plots checked")
        return threading.current_thread().name

    heard = run(qtbot, work)
    assert heard["result"] == "land_campaign"
    assert heard["progress"] == [(1, 2, "plots checked")]


def test_cancelling_says_so_and_changes_nothing(qgis_app, qtbot):
    begun = threading.Event()

    def work(progress, cancelled):
        begun.set()
        while True:
            stop_if(cancelled)

    heard = run(qtbot, work, lambda task: (begun.wait(5), task.cancel()))
    assert isinstance(heard["error"], Cancelled)
    assert "as it was" in heard["error"].sentence(QgisLanguage())


def test_a_failure_comes_back_as_it_was_raised(qgis_app, qtbot):
    def work(progress, cancelled):
        raise BadInput("There is no file {path}.", path="a.gpkg")

    assert run(qtbot, work)["error"].sentence() == "There is no file a.gpkg."


def test_a_thread_hands_on_results_and_failures():
    assert in_python_thread(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        in_python_thread(lambda: 1 / 0)
