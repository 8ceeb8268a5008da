"""Places where a file may be edited, and where edits would be lost: computers as tables of facts."""

import os
import sys

import pytest

from land_campaign_plugin.model.errors import BadInput, CannotWrite
from land_campaign_plugin.store import local_disk
from land_campaign_plugin.store.local_disk import Facts, file_identity, kind_of_place, place_of, refuse_shared

# As mount points stand in /proc/mounts: by the manual pages of mount, mount.nfs, mount.cifs, and as WSL 2 shows drives
MOUNTS = r"""
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/lan/USB\040stick vfat rw,nosuid,nodev 0 0
/dev/sdc1 /mnt/windows fuseblk rw,relatime,user_id=0 0 0
/dev/sr0 /media/lan/CD iso9660 ro,nosuid 0 0
server:/plots /srv/plots nfs4 rw,vers=4.2,addr=10.0.0.5 0 0
//server/plots /mnt/plots cifs rw,vers=3.0,addr=10.0.0.5 0 0
lan@server:/home/lan /home/lan/remote fuse.sshfs rw,user_id=1000 0 0
gdrive: /home/lan/gd fuse.rclone rw,user_id=1000 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw,user_id=1000 0 0
C:\134 /mnt/c 9p rw,dirsync,aname=drvfs;path=C:\134;uid=1000 0 0
share /mnt/host virtiofs rw,relatime 0 0
/dev/sda3 /srv/plots/local ext4 rw,relatime 0 0
"""
THERE = {"/home/lan/team/.stfolder", "/srv/data", "/srv/data/office.gpkg", "/home/lan/x/.dropbox.cache"}
LINUX = Facts("linux", MOUNTS, {}, THERE.__contains__, {"/srv/data"}.__contains__, removable={"/dev/sdb1"}.__contains__)

FIXED = {"C:\\": (3, "Windows"), "D:\\": (3, ""), "G:\\": (3, "Google Drive")}
DRIVES = FIXED | {"E:\\": (2, "USB"), "F:\\": (5, "CD"), "Z:\\": (4, "")}
MARKS = {"D:\\keep\\.tmp.driveupload", "D:\\locked\\a.gpkg"}
TAGS = {"D:\\Sync\\team": (0x10, 0x9000601A), "D:\\offline\\a.gpkg": (0x00400020, 0)}
WINDOWS = Facts(
    "win32",
    environment={"OneDrive": "D:\\Cloud Lan"},
    exists=MARKS.__contains__,
    writable=lambda path: path != "D:\\locked\\a.gpkg",
    drive=lambda root: DRIVES.get(root.upper(), (1, "")),
    attributes=lambda path: TAGS.get(path, (0, 0)),
)

CASES = [
    (LINUX, "/home/lan/work.gpkg", "local", ""),
    (LINUX, "/mnt/windows/work.gpkg", "local", ""),
    (LINUX, "/media/lan/USB stick/work.gpkg", "removable", "/dev/sdb1"),
    (LINUX, "/media/lan/CD/work.gpkg", "read_only", ""),
    (LINUX, "/srv/plots/work.gpkg", "network", "nfs4"),
    (LINUX, "/srv/plots/local/work.gpkg", "local", ""),
    (LINUX, "/srv/plots2/work.gpkg", "local", ""),
    (LINUX, "/mnt/plots/a/work.gpkg", "network", "cifs"),
    (LINUX, "/home/lan/remote/work.gpkg", "network", "fuse.sshfs"),
    (LINUX, "/run/user/1000/gvfs/smb-share:server=s/work.gpkg", "network", "fuse.gvfsd-fuse"),
    (LINUX, "/home/lan/gd/work.gpkg", "cloud", "rclone"),
    (LINUX, "/mnt/c/Users/lan/work.gpkg", "wsl", "/mnt/c"),
    (LINUX, "/mnt/host/work.gpkg", "network", "virtiofs"),
    (LINUX, "/home/lan/Dropbox/work.gpkg", "cloud", "Dropbox"),
    (LINUX, "/home/lan/x/y/work.gpkg", "cloud", "Dropbox"),
    (LINUX, "/home/lan/team/a/work.gpkg", "cloud", "Syncthing"),
    (LINUX, "/home/lan/Nextcloud/work.gpkg", "cloud", "Nextcloud"),
    (LINUX, "/home/lan/dropbox_old.gpkg", "local", ""),
    (LINUX, "/home/lan/onedrive.gpkg", "local", ""),
    (LINUX, "/srv/data/office.gpkg", "read_only", ""),
    (WINDOWS, r"C:\LandCampaign\work.gpkg", "local", ""),
    (WINDOWS, r"\\?\C:\LandCampaign\work.gpkg", "local", ""),
    (WINDOWS, r"\\server\plots\work.gpkg", "network", r"\\server"),
    (WINDOWS, "//server/plots/work.gpkg", "network", r"\\server"),
    (WINDOWS, r"\\?\UNC\server\plots\work.gpkg", "network", r"\\server"),
    (WINDOWS, r"\\10.0.0.5\plots\work.gpkg", "network", r"\\10.0.0.5"),
    (WINDOWS, r"\\wsl$\Ubuntu\home\lan\work.gpkg", "wsl", "wsl$"),
    (WINDOWS, r"\\wsl.localhost\Ubuntu\home\lan\work.gpkg", "wsl", "wsl.localhost"),
    (WINDOWS, r"Z:\work.gpkg", "network", "Z:"),
    (WINDOWS, r"E:\work.gpkg", "removable", "E:"),
    (WINDOWS, r"F:\work.gpkg", "read_only", ""),
    (WINDOWS, r"G:\My Drive\work.gpkg", "cloud", "Google Drive"),
    (WINDOWS, r"D:\Cloud Lan\Documents\work.gpkg", "cloud", "OneDrive"),
    (WINDOWS, r"d:\cloud lan\work.gpkg", "cloud", "OneDrive"),
    (WINDOWS, r"D:\Cloud Lan 2\work.gpkg", "local", ""),
    (WINDOWS, r"C:\Users\lan\OneDrive - So Tai nguyen\Documents\work.gpkg", "cloud", "OneDrive"),
    (WINDOWS, r"C:\Users\lan\Documents\Zalo Received Files\work.gpkg", "cloud", "Zalo"),
    (WINDOWS, r"C:\Users\lan\iCloudDrive\work.gpkg", "cloud", "iCloud"),
    (WINDOWS, r"D:\keep\a\work.gpkg", "cloud", "Google Drive"),
    (WINDOWS, r"D:\Sync\team\a\work.gpkg", "cloud", "Windows Cloud Files"),
    (WINDOWS, r"D:\offline\a.gpkg", "cloud", "Windows Cloud Files"),
    (WINDOWS, r"D:\locked\a.gpkg", "read_only", ""),
]


@pytest.mark.parametrize(("facts", "path", "kind", "name"), CASES, ids=[path for _, path, _, _ in CASES])
def test_a_place_is_told_by_the_facts_of_its_computer(facts, path, kind, name):
    place = place_of(path, facts)
    assert (place.kind, place.name) == (kind, name)


@pytest.mark.parametrize(
    ("path", "error", "word"),
    [
        (r"\\server\plots\work.gpkg", BadInput, "network drive"),
        (r"G:\My Drive\work.gpkg", BadInput, "Google Drive"),
        (r"\\wsl$\Ubuntu\work.gpkg", BadInput, "WSL"),
        (r"F:\work.gpkg", CannotWrite, "read-only"),
    ],
)
def test_editing_there_is_refused_with_cause_and_cure(path, error, word):
    facts = WINDOWS if sys.platform != "win32" else LINUX
    with pytest.raises(error, match=word) as caught:
        refuse_shared(path, facts=facts)
    assert r"C:\LandCampaign" in str(caught.value)


@pytest.mark.parametrize("path", [r"C:\LandCampaign\work.gpkg", r"E:\work.gpkg"])
def test_disks_and_sticks_of_the_computer_are_fine(path):
    refuse_shared(path, facts=WINDOWS)


def test_whoever_knows_better_may_say_so():
    facts = Facts("win32", environment={local_disk.OVERRIDE: "1"}, drive=lambda root: (4, ""))
    refuse_shared(r"Z:\work.gpkg", facts=facts)


def test_this_computers_own_disk_is_local(tmp_path):
    assert kind_of_place(tmp_path / "work.gpkg") == "local"
    (tmp_path / ".stfolder").mkdir()
    assert kind_of_place(tmp_path / "work.gpkg") == "cloud"


def test_a_copy_and_a_moved_file_have_another_identity(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"x")
    before = file_identity(first)
    assert file_identity(os.path.join(tmp_path, ".", "a")) == before
    second.write_bytes(b"x")
    assert file_identity(second).split()[0] != before.split()[0]
    first.rename(tmp_path / "c")
    assert file_identity(tmp_path / "c") != before
    assert file_identity(tmp_path / "c").split()[0] == before.split()[0]
