"""What kind of place a file lies in: a disk of this computer, or one that several computers write at their own pace.

SQLite keeps a file whole by locks and by a log beside it. A network drive does not pass the locks on, a program that
synchronises a folder copies file and log at different moments: edits are lost without a word. So what is edited lies
on a disk of the computer; reading may go on anywhere.

The override, for whoever knows that a place is safe: the environment variable ``LAND_CAMPAIGN_ANY_PLACE`` set to 1.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP

LOCAL, NETWORK, CLOUD, WSL, REMOVABLE, READ_ONLY = "local", "network", "cloud", "wsl", "removable", "read_only"
OVERRIDE = "LAND_CAMPAIGN_ANY_PLACE"

_NETWORK = QT_TRANSLATE_NOOP(
    "core", "{path} lies on a network drive ({name}): two computers that write there at once lose each other's edits."
)
_CLOUD = QT_TRANSLATE_NOOP(
    "core", "{path} lies in a folder that {name} keeps in step with other places: it can put an old state over edits."
)
_WSL = QT_TRANSLATE_NOOP(
    "core", "{path} lies where Windows and Linux meet on one computer (WSL): neither sees what the other has locked."
)
_READ_ONLY = QT_TRANSLATE_NOOP("core", "{path} cannot be edited: the file, its folder or its disk is read-only.")
_MOVE = QT_TRANSLATE_NOOP(
    "core", "Move it to a disk of this computer, such as {example}, and edit it there; here it can only be looked at."
)
_COPY = QT_TRANSLATE_NOOP("core", "Copy it to a folder of your own on a disk of this computer, such as {example}.")

# Types of file system as Linux names them in /proc/mounts (proc(5), mount(8))
_NETWORK_TYPES = frozenset(
    ("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "lustre", "gfs", "gfs2", "ocfs2", "coda")
    + ("glusterfs", "beegfs", "orangefs", "davfs", "9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs")
)
_LOCAL_FUSE = frozenset(("fuse.ntfs", "fuse.ntfs-3g", "fuse.lowntfs-3g", "fuse.exfat", "fuse.fuse-overlayfs"))
_CLOUD_FUSE = re.compile(r"fuse\.(rclone|onedriver|google-drive-ocamlfuse|insync|dbxfs|pcloud|gcsfuse|s3fs|jmtpfs)")

# Names of the folders that programs keep in step, as they make them: compared without regard to capital letters
_CLOUD_PARTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"onedrive( - .+)?|skydrive", "OneDrive"),
        (r"dropbox( \(.+\))?", "Dropbox"),
        (r"google ?drive( \(.+\))?|drivefs|my drive|drive của tôi|googledrive-.+", "Google Drive"),
        (r"icloud ?drive|com~apple~clouddocs|mobile documents", "iCloud"),
        (r"nextcloud\d*|owncloud|own-?cloud infinite scale.*", "Nextcloud"),
        (r"mega( ?sync)?( downloads)?", "MEGA"),
        (r"seafile", "Seafile"),
        (r"box sync|box-box", "Box"),
        (r"pclouddrive|pcloud drive", "pCloud"),
        (r"yandex\.?disk", "Yandex"),
        (r"synologydrive", "Synology Drive"),
        (r"zalo( received files| ?pc| cloud)?", "Zalo"),
    )
)
_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".seafile-data": "Seafile",
    ".megaignore": "MEGA",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".insync-trash": "Insync",
}
"""What such a program leaves in the topmost folder that it keeps in step."""
_CLOUD_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "GOOGLE_DRIVE": "Google Drive",
}
_CLOUD_VOLUMES = {"google drive": "Google Drive", "pcloud drive": "pCloud", "onedrive": "OneDrive", "icloud": "iCloud"}

# winbase.h, winnt.h: kinds of drive; what the Cloud Files API keeps has the tag 0x9000?01A, ? being the provider's
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5
_CLOUD_TAG, _CLOUD_TAG_MASK = 0x9000001A, 0xFFFF0FFF
_RECALL = 0x00040000 | 0x00400000
_WSL_HOST = re.compile(r"wsl(\$|\.localhost)", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """What a computer says about its places; another computer's is a table in a test.

    Parameters
    ----------
    system : str
        As `sys.platform`.
    mounts : str
        What stands in ``/proc/mounts``.
    environment : mapping
        Environment variables.
    exists, writable : callable
        Tell whether there is something at a path, and whether it can be written.
    drive : callable
        Return kind (`GetDriveTypeW`) and label of the Windows drive that a path such as ``D:\\`` names.
    attributes : callable
        Return the Windows attributes and the reparse tag of a path.
    removable : callable
        Tell whether a Linux device such as ``/dev/sdb1`` can be unplugged.
    """

    system: str
    mounts: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    exists: Callable[[str], bool] = lambda path: False
    writable: Callable[[str], bool] = lambda path: True
    drive: Callable[[str], tuple[int, str]] = lambda root: (3, "")
    attributes: Callable[[str], tuple[int, int]] = lambda path: (0, 0)
    removable: Callable[[str], bool] = lambda device: False


@dataclass(frozen=True)
class Place:
    """What a path turned out to be, and the name of what makes it so: the program, the server, the file system."""

    kind: str
    name: str = ""


def kind_of_place(path: Path | str) -> str:
    """Return `LOCAL`, `NETWORK`, `CLOUD`, `WSL`, `REMOVABLE` or `READ_ONLY` for a file or a folder.

    The file need not be there; then the folder that it would lie in is looked at. A place that is both shared and
    read-only counts as shared.
    """
    return place_of(_whole(path), facts_here()).kind


def refuse_shared(path: Path | str, *, facts: Facts | None = None) -> None:
    """Refuse to edit a file that lies where edits can be lost, or cannot be written.

    Raises
    ------
    BadInput
        The place is on the network, in a folder that a program keeps in step with others, or seen through WSL.
    CannotWrite
        File, folder or disk is read-only.
    """
    facts = facts or facts_here()
    if facts.environment.get(OVERRIDE, "") not in ("", "0"):
        return
    place = place_of(_whole(path) if facts.system == sys.platform else str(path), facts)
    example = r"C:\LandCampaign" if facts.system == "win32" else "~/land_campaign"
    values = {"path": path, "name": place.name, "example": example}
    if place.kind in (NETWORK, CLOUD, WSL):
        raise BadInput({NETWORK: _NETWORK, CLOUD: _CLOUD, WSL: _WSL}[place.kind], _MOVE, **values)
    if place.kind == READ_ONLY:
        raise CannotWrite(_READ_ONLY, _COPY, **values)


def file_identity(path: Path | str) -> str:
    """Return a text that no other file has: its volume, its number there, a mark of its place."""
    found = Path(path).stat()
    return f"{found.st_dev:x}/{found.st_ino:x} {place_mark(path)}"


def place_mark(path: Path | str) -> str:
    """Return what tells a place from another and does not name it: folders are often called by people's names."""
    return sha256(os.path.normcase(Path(path).resolve()).encode()).hexdigest()[:16]


def place_of(path: str, facts: Facts) -> Place:
    """Return what kind of place an absolute path is, going by `facts` alone."""
    windows = facts.system == "win32"
    path = _without_prefix(path.replace("/", "\\")) if windows else path
    shared = _shared_on_windows(path, facts) if windows else _shared_on_unix(path, facts)
    if shared and shared.kind != REMOVABLE:
        return shared
    if cloud := _cloud(path, facts, "\\" if windows else "/"):
        return Place(CLOUD, cloud)
    if not _can_be_edited(path, facts, "\\" if windows else "/"):
        return Place(READ_ONLY)
    return shared or Place(LOCAL)


def _without_prefix(path: str) -> str:
    r"""Return a Windows path without ``\\?\``, which says nothing about where it leads."""
    if path.upper().startswith("\\\\?\\UNC\\"):
        return "\\\\" + path[8:]
    return path[4:] if path.startswith(("\\\\?\\", "\\\\.\\")) else path


def _shared_on_windows(path: str, facts: Facts) -> Place | None:
    if path.startswith("\\\\"):
        host = path[2:].split("\\")[0]
        return Place(WSL, host) if _WSL_HOST.fullmatch(host) else Place(NETWORK, f"\\\\{host}")
    kind, label = facts.drive(path[:2] + "\\")
    if kind == _DRIVE_REMOTE:
        return Place(NETWORK, path[:2])
    if kind == _DRIVE_CDROM:
        return Place(READ_ONLY)
    if label.lower() in _CLOUD_VOLUMES:
        return Place(CLOUD, _CLOUD_VOLUMES[label.lower()])
    return Place(REMOVABLE, path[:2]) if kind == _DRIVE_REMOVABLE else None


def _shared_on_unix(path: str, facts: Facts) -> Place | None:
    device, point, kind, options = _mount_of(path, facts.mounts)
    if kind in ("9p", "drvfs", "v9fs") and ("drvfs" in options or re.fullmatch(r"/mnt/[a-z]", point)):
        return Place(WSL, point)
    if cloud := _CLOUD_FUSE.match(kind):
        return Place(CLOUD, cloud[1])
    if kind in _NETWORK_TYPES or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE):
        return Place(NETWORK, kind)
    if "ro" in options.split(","):
        return Place(READ_ONLY)
    return Place(REMOVABLE, device) if facts.removable(device) else None


def _mount_of(path: str, mounts: str) -> tuple[str, str, str, str]:
    """Return device, place, type and options of the file system that a path is in: the last of the longest."""
    found = ("", "", "", "")
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 4:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), parts[1])  # \040 is a space
        if (path == point or path.startswith(point.rstrip("/") + "/")) and len(point) >= len(found[1]):
            found = (parts[0], point, parts[2], parts[3])
    return found


def _cloud(path: str, facts: Facts, separator: str) -> str:
    """Return the name of the program that keeps the folder of `path` in step with others, or nothing."""
    folders = path.split(separator)[:-1]
    for variable, name in _CLOUD_VARIABLES.items():
        root = facts.environment.get(variable, "").rstrip("\\/")
        if root and f"{path}{separator}".lower().startswith(f"{root}{separator}".lower()):
            return name
    for part in folders[1:]:
        for pattern, name in _CLOUD_PARTS:
            if pattern.fullmatch(part):
                return name
    for depth in range(len(folders), 0, -1):
        folder = separator.join(folders[:depth])
        for marker, name in _MARKERS.items():
            if facts.exists(f"{folder}{separator}{marker}"):
                return name
    if facts.system == "win32":
        for depth in range(len(folders) + 1, 1, -1):
            attributes, tag = facts.attributes(separator.join([*folders, path.split(separator)[-1]][:depth]))
            if attributes & _RECALL or tag & _CLOUD_TAG_MASK == _CLOUD_TAG:
                return "Windows Cloud Files"
    return ""


def _can_be_edited(path: str, facts: Facts, separator: str) -> bool:
    """Tell whether file and folder can be written: SQLite puts its log beside the file."""
    folder = path.rpartition(separator)[0] or separator
    return not any(facts.exists(each) and not facts.writable(each) for each in (folder, path))


def _whole(path: Path | str) -> str:
    """Return the absolute path that `path` leads to; a mapped drive of Windows becomes what it stands for."""
    try:
        return str(Path(path).resolve())
    except OSError:  # a drive that is not there now: by its letter
        return os.path.abspath(path)


def facts_here() -> Facts:
    """Return the facts of this computer, as they are now."""
    if sys.platform == "win32":
        return Facts("win32", "", os.environ, os.path.exists, _is_writable, _windows_drive, _windows_attributes)
    mounts = Path("/proc/self/mounts")
    text = mounts.read_text(encoding="utf-8", errors="surrogateescape") if mounts.exists() else ""
    return Facts(sys.platform, text, os.environ, os.path.exists, _is_writable, removable=_is_removable)


def _is_writable(path: str) -> bool:
    if sys.platform == "win32" and os.path.isdir(path):
        return True  # the attribute of a folder says nothing there
    return os.access(path, os.W_OK)


def _is_removable(device: str) -> bool:
    name = re.sub(r"(?<=\d)p\d+$|(?<=[a-z])\d+$", "", os.path.basename(device))
    flag = Path("/sys/block") / name / "removable"
    return bool(name) and flag.is_file() and flag.read_text(encoding="ascii").strip() == "1"


def _windows_drive(root: str) -> tuple[int, str]:
    import ctypes

    label = ctypes.create_unicode_buffer(261)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kind = kernel.GetDriveTypeW(root)
    if kind != _DRIVE_REMOTE:
        kernel.GetVolumeInformationW(root, label, len(label), None, None, None, None, 0)
    return kind, label.value


def _windows_attributes(path: str) -> tuple[int, int]:
    try:
        found = os.lstat(path)
    except OSError:
        return 0, 0
    return getattr(found, "st_file_attributes", 0), getattr(found, "st_reparse_tag", 0)
