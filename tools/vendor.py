"""Fetch the vendored front-end packages from npm, unmodified, and record version, licence, hash."""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "htmx.org": ("2.0.11", "dist/htmx.min.js", "samenverder/web/static/web/vendor/htmx.min.js"),
    "axe-core": ("4.14.1", "axe.min.js", "tests/vendor/axe.min.js"),
}


def fetch(name: str, version: str, member: str, target: str) -> dict[str, str]:
    """One file of one package, with what must be recorded of it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{name}@{version}"]
        subprocess.run(command, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            content = _read(archive, f"package/{member}")
            about = json.loads(_read(archive, "package/package.json"))
    path = ROOT / target
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    licence = about["license"]
    return {"package": name, "version": version, "licence": licence, "file": target,
            "sha256": digest}  # fmt: skip


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file.read()


if __name__ == "__main__":
    records = [fetch(name, *details) for name, details in PACKAGES.items()]
    (ROOT / "vendored.json").write_text(json.dumps(records, indent=2) + "\n")
