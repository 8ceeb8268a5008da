"""The helpers of the build: apt sources worked out for another suite, the demo's score, links in the documents."""

import re
from collections import Counter

import pytest

ONE_LINE = """# main mirror
deb [arch=amd64,arm64 signed-by=/usr/share/keyrings/debian.gpg] http://mirror.example/debian bookworm main contrib
deb-src http://mirror.example/debian bookworm main
deb http://mirror.example/debian bookworm-updates main # updates
deb http://security.example/debian-security bookworm-security main
"""
DEB822 = """Types: deb deb-src
# a comment
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main non-free-firmware
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc

Enabled: no
Types: deb
URIs: http://other.example/debian
Suites: bookworm
Components: main
"""


@pytest.fixture(scope="module")
def apt(tool):
    return tool("apt_sources")


@pytest.fixture
def etc(tmp_path):
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def test_backports_keep_the_mirror_the_key_and_the_options_of_a_one_line_source(apt, etc):
    (etc / "sources.list").write_text(ONE_LINE)
    assert apt.derive(apt.sources(etc), "bookworm", "bookworm-backports") == [
        {
            "Types": "deb",
            "URIs": "http://mirror.example/debian",
            "Suites": "bookworm-backports",
            "Components": "main",
            "Architectures": "amd64 arm64",
            "Signed-By": "/usr/share/keyrings/debian.gpg",
        }
    ]


def test_backports_keep_a_key_that_stands_inside_a_deb822_source(apt, etc):
    (etc / "sources.list.d" / "debian.sources").write_text(DEB822)
    (etc / "sources.list.d" / "other.sources.disabled").write_text(DEB822)
    stanzas = apt.derive(apt.sources(etc), "bookworm", "bookworm-backports")
    assert apt.written(stanzas) == (
        "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm-backports\nComponents: main\n"
        "Signed-By: \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n"
    )


def test_another_release_takes_updates_and_security_along_but_no_backports(apt, etc):
    (etc / "sources.list").write_text(ONE_LINE + "deb http://mirror.example/debian bookworm-backports main\n")
    suites = [stanza["Suites"] for stanza in apt.release(apt.sources(etc), "bookworm", "trixie")]
    assert suites == ["trixie", "trixie-updates", "trixie-security"]


def test_a_machine_without_the_suite_gets_nothing(apt, etc):
    assert apt.derive(apt.sources(etc), "bookworm", "bookworm-backports") == []


@pytest.mark.parametrize(
    "found, truth, right, perfect",
    [
        ([("T01", "b,a")], [("T01", ["a", "b"])], 1, True),
        ([("T01", "a,b")], [("T01", ["a", "c"])], 0, False),
        ([], [("T01", ["a", "b"])], 0, False),
        ([("T01", "a,b")], [], 0, False),
        ([("T02", "a,b")] * 2, [("T02", ["a", "b"])], 1, False),
    ],
)
def test_the_demo_tells_missed_and_invented_findings(tool, found, truth, right, perfect):
    demo = tool("demo")
    ours, theirs = (Counter(demo.key(*each) for each in side) for side in (found, truth))
    (score,) = demo.compare(ours, theirs).values()
    assert (score.right, score.perfect) == (right, perfect)


def test_no_link_in_the_documents_leads_nowhere(project_root):
    lost = []
    for document in [*project_root.glob("*.md"), *project_root.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            if not (document.parent / target).exists():
                lost.append(f"{document.name}: {target}")
    assert lost == []


def test_every_make_target_is_explained(project_root):
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    explained = set(re.findall(r"^([a-z0-9-]+):.*## \S", makefile, re.MULTILINE))
    assert targets == explained
