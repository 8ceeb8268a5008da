"""Controls: known ways to break the store, each made in a copy of the code, each to be caught by a drill.

A suite that does not fail on them is not to be trusted. Where the code has changed so that a sabotage no longer fits,
that is an error too (`misfits`), never a control left out without a word.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COPIED = ("land_campaign_plugin", "resources", "i18n", "tests", "metadata.txt")
_STORE, _SQL = "land_campaign_plugin/store/", "land_campaign_plugin/store/migrations/"


@dataclass(frozen=True)
class Sabotage:
    """One way to break the code.

    Parameters
    ----------
    edits : tuple of (file, old text, new text)
        Each old text is there exactly once.
    drill : str
        Name of the drill that has to catch it.
    """

    name: str
    edits: tuple[tuple[str, str, str], ...]
    drill: str


SABOTAGES = (
    Sabotage(
        "fresh id on a retry",
        (
            (
                _STORE + "outbox.py",
                "    return [Change(*row) for row in rows]\n",
                "    fresh = []\n"
                "    for cid, uid, op, base, body, sha in rows:\n"
                "        said = json.loads(body)\n"
                "        other = str(uuid.uuid4())\n"
                "        number = _last_number(connection) + len(fresh) + 1000\n"
                "        change = seal(other, uid, op, base, said['patch'], client=said['client'], client_seq=number)\n"
                "        connection.execute('UPDATE campaign_outbox SET cid = ?, body = ?, sha256 = ? WHERE cid = ?',\n"
                "                           (other, change.body, change.sha256, cid))\n"
                "        fresh.append(change)\n"
                "    return fresh\n",
            ),
        ),
        "answers_lost",
    ),
    Sabotage(
        "bytes not compared",
        (
            (
                _SQL + "pg_003_push.sql",
                "WHEN c.intact AND r.sha256 = c.sha256 THEN (r.result",
                "WHEN c.intact THEN (r.result",
            ),
        ),
        "other_bytes",
    ),
    Sabotage(
        "version not compared",
        (
            (
                _SQL + "pg_002_values.sql",
                "  ELSIF op <> 'I' AND base_ver = now_ver THEN",
                "  ELSIF op <> 'I' AND base_ver <= now_ver THEN",
            ),
        ),
        "two_edit_one_field",
    ),
    Sabotage(
        "rows not counted",
        ((_SQL + "pg_004_judge.sql", "IF written <> wanted THEN", "IF false THEN"),),
        "row_that_hides",
    ),
    Sabotage(
        "numbers from a sequence, without the commune's lock",
        (
            (
                _SQL + "pg_003_push.sql",
                "WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;",
                "WHERE id = ANY (wanted);",
            ),
            (
                _SQL + "pg_004_judge.sql",
                "u.head_seq + row_number() OVER (PARTITION BY x.commune_id ORDER BY x.ord) AS seq",
                "nextval('campaign.naive') AS seq",
            ),
            (
                _SQL + "pg_001_tables.sql",
                "CREATE TABLE campaign.meta (",
                "CREATE SEQUENCE campaign.naive; GRANT USAGE ON SEQUENCE campaign.naive TO PUBLIC;\n"
                "CREATE TABLE campaign.meta (",
            ),
        ),
        "overtaking_commits",
    ),
    Sabotage(
        "done before the answer",
        (
            (
                _STORE + "outbox.py",
                '    connection.execute("UPDATE campaign_outbox SET state = ? WHERE state = ?", (SENT, SEALED))\n',
                '    connection.execute("UPDATE campaign_outbox SET state = ? WHERE state IN (?, ?)",\n'
                "                       (APPLIED, SENT, SEALED))\n",
            ),
            (
                _STORE + "outbox.py",
                '"SELECT cid, op, n, body FROM campaign_outbox WHERE state = ?", (SENT,))',
                '"SELECT cid, op, n, body FROM campaign_outbox WHERE state = ?", (APPLIED,))',
            ),
        ),
        "answers_lost",
    ),
    Sabotage(
        "edits noticed by a signal after the commit",
        (
            (
                _STORE + "capture.py",
                '"AFTER UPDATE ON plot WHEN {on} AND ({changed}) BEGIN {keep} {count} END"',
                '"AFTER UPDATE ON plot WHEN {on} AND 0 AND ({changed}) BEGIN {keep} {count} END"',
            ),
            (
                "tests/faults/office.py",
                '    """Nothing: an edit is noticed in its own transaction. A sabotage does it here."""\n',
                "    connection = sqlite3.connect(path)\n"
                "    for uid in uids:\n"
                '        connection.execute("INSERT OR IGNORE INTO campaign_dirty VALUES (?, 1, 0, NULL)", (uid,))\n'
                "    connection.commit()\n"
                "    connection.close()\n",
            ),
        ),
        "killed_while_editing",
    ),
    Sabotage(
        "the last shape wins",
        (
            (
                _SQL + "pg_002_values.sql",
                "  disputed := ARRAY(SELECT grp FROM campaign.field WHERE name = ANY (mine)",
                "  disputed := ARRAY(SELECT grp FROM campaign.field WHERE name <> 'geom' AND name = ANY (mine)",
            ),
        ),
        "two_edit_one_field",
    ),
    Sabotage(
        "scope looked at on the new row only",
        ((_SQL + "pg_004_judge.sql", ".cur_commune = ANY (mine), true)", ".cur_commune = ANY (mine) OR true, true)"),),
        "writes_elsewhere",
    ),
    Sabotage(
        "current_user instead of session_user",
        (
            (
                _SQL + "pg_004_judge.sql",
                "  person text := campaign.acting();\n",
                "  person text := current_user;\n",
            ),
        ),
        "who_wrote",
    ),
    Sabotage(
        "a backup by plain copy of the file",
        (
            (
                _STORE + "embedded_backup.py",
                "            there.backup(here)\n",
                "            here.close(); there.close()\n"
                "            import shutil; shutil.copyfile(source, part)\n"
                "            here = sqlite3.connect(part)\n",
            ),
        ),
        "backup_of_an_open_file",
    ),
    Sabotage(
        "history left out while a transaction is open elsewhere",
        (
            (
                _SQL + "pg_001_tables.sql",
                "CREATE TRIGGER hist_rows BEFORE UPDATE OR DELETE ON campaign.hist",
                "CREATE FUNCTION campaign.skips() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n"
                "IF pg_snapshot_xmin(pg_current_snapshot()) < pg_current_xact_id() THEN RETURN NULL; END IF;\n"
                "RETURN NEW; END $$;\n"
                "CREATE TRIGGER skips BEFORE INSERT ON campaign.hist FOR EACH ROW EXECUTE FUNCTION campaign.skips();\n"
                "CREATE TRIGGER hist_rows BEFORE UPDATE OR DELETE ON campaign.hist",
            ),
        ),
        "long_transaction",
    ),
    Sabotage(
        "a person's number left in the image",
        (
            (
                _STORE + "outbox.py",
                "        number += 1\n        change = seal(\n",
                "        number += 1\n"
                "        (secret,) = connection.execute('SELECT max(citizen_number) FROM party').fetchone()\n"
                "        parcel.patch['address'] = secret\n"
                "        change = seal(\n",
            ),
        ),
        "people_stay_home",
    ),
    Sabotage(
        "a wait without an end",
        (
            (
                _STORE + "pg_connection.py",
                "            if left <= 0:\n",
                "            left = 1.0\n            if False:\n",
            ),
        ),
        "silent_line",
    ),
    Sabotage(
        "a pull only when called",
        (
            (
                "land_campaign_plugin/verbs/pull.py",
                "    heads, merged = store.communes(), store.merged()\n",
                "    with reading(work.path) as known:\n"
                "        called = store._connection.run('LISTEN campaign') or store._connection._raw.notifies\n"
                "        heads = {\n"
                "            code: incoming.cursor_of(known, store.id, code).seq\n"
                "            for code in incoming.followed(known, store.id)}\n"
                "        heads = heads if heads and not called else store.communes()\n"
                "    merged = store.merged()\n",
            ),
        ),
        "nobody_calls",
    ),
    Sabotage(
        "an old answer believed to be the last word",
        (
            (
                "land_campaign_plugin/store/behind.py",
                "((kind, uid, ver) for uid, ver in left))\n",
                "())\n",
            ),
        ),
        "pulled_past_an_answer",
    ),
)


def misfits(root: Path = ROOT) -> list[str]:
    """Return the sabotages whose old text is not there exactly once."""
    wrong = []
    for sabotage in SABOTAGES:
        for file, old, _ in sabotage.edits:
            if (root / file).read_text(encoding="utf-8").count(old) != 1:
                wrong.append(f"{sabotage.name}: {file}")
    return wrong


def copy_of_the_code(target: Path) -> None:
    """Copy what a drill needs."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(source, target / name)


def caught(sabotage: Sabotage, folder: Path) -> tuple[dict[str, list[str]], str]:
    """Break a copy of the code and run the drill there; return what it found, and what went wrong otherwise."""
    target = folder / sabotage.name.replace(" ", "_")
    target.mkdir()
    copy_of_the_code(target)
    for file, old, new in sabotage.edits:
        path = target / file
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise LookupError(f"{sabotage.name} does not fit {file} any more")
        path.write_text(text.replace(old, new), encoding="utf-8")
    try:
        return _run(sabotage.drill, target)
    finally:
        shutil.rmtree(target)


def _run(drill: str, target: Path) -> tuple[dict[str, list[str]], str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "tests.faults.drills", drill]
    try:
        done = subprocess.run(
            command,
            cwd=target,
            env=environment | {"PYTHONPATH": str(target)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {}, "the drill did not end"
    try:
        return json.loads(done.stdout)[drill], ""
    except ValueError:
        return {}, done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}"


def main() -> int:
    """Run all, or those whose names hold a word."""
    import tempfile

    words = sys.argv[1:]
    chosen = [each for each in SABOTAGES if not words or any(word in each.name for word in words)]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        for sabotage in chosen:
            found, error = caught(sabotage, Path(folder))
            missed += not found
            said = "; ".join(f"{name} ({faults[0]})" for name, faults in found.items()) or f"NOT CAUGHT {error}"
            print(f"{sabotage.name}: {said}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
