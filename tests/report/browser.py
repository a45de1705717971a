"""A small client of the W3C WebDriver protocol: enough to drive headless Chromium over loopback."""

from __future__ import annotations

import base64
import http.client
import json
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 60.0  # seconds for the driver and for the browser to start


def is_installed() -> bool:
    """Say whether both the browser and its driver are on the path."""
    return bool(shutil.which("chromedriver") and _browser())


def _browser() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One window of a browser."""

    def __init__(self, port: int, session: str) -> None:
        self._port = port
        self._session = session

    def open(self, path: Path) -> None:
        """Load a page from a file."""
        self._call("POST", "/url", {"url": path.as_uri()})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever JSON has
        """Return what a script returns."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def keys(self, *keys: str) -> None:
        """Press and release keys, one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": strokes}
        self._call("POST", "/actions", {"actions": [source]})

    def click(self, selector: str) -> None:
        """Click the first element that fits, as a mouse does."""
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        self._call("POST", f"/element/{found[ELEMENT]}/click", {})

    def devtools(self, command: str, **parameters: object) -> Any:  # noqa: ANN401 - see above
        """Run a command of the developer tools."""
        body = {"cmd": command, "params": parameters}
        return self._call("POST", "/goog/cdp/execute", body)

    def log(self) -> list[str]:
        """Return what the browser complained about since it was last asked."""
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]

    def picture(self, path: Path) -> None:
        """Write a picture of the window."""
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def quit(self) -> None:
        """Close the window."""
        self._call("DELETE", "")

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - see above
        return call(self._port, method, f"/session/{self._session}{path}", body)


def call(port: int, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - see above
    """Send one command to the driver and return its value.

    Raises:
        RuntimeError: The driver refused; the message is its own.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        data = None if body is None else json.dumps(body).encode("utf-8")
        connection.request(method, path, data, {"Content-Type": "application/json"})
        response = connection.getresponse()
        value = json.loads(response.read())["value"]
    finally:
        connection.close()
    if response.status != http.HTTPStatus.OK:
        msg = f"{method} {path}: {value['error']}: {value['message']}"
        raise RuntimeError(msg)
    return value


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start a driver and a headless browser whose files go to ``folder``, and end both after."""
    log = (folder / "chromedriver.log").open("w", encoding="utf-8")
    driver = subprocess.Popen(  # noqa: S603 - the driver that is installed
        [str(shutil.which("chromedriver")), "--port=0"], stdout=subprocess.PIPE, stderr=log
    )
    try:
        port = _port(driver)
        session = call(port, "POST", "/session", {"capabilities": _capabilities(folder)})
        window = Browser(port, session["sessionId"])
        yield window
        window.quit()
    finally:
        driver.terminate()
        driver.wait(_PATIENCE)
        if driver.stdout is not None:
            driver.stdout.close()
        log.close()


def _port(driver: subprocess.Popen[bytes]) -> int:
    """Read from the driver which free port it took."""
    until = time.monotonic() + _PATIENCE
    while driver.stdout is not None and time.monotonic() < until:
        line = driver.stdout.readline().decode()
        if not line:
            break
        if "started successfully on port" in line:
            return int(line.rstrip().rstrip(".").rsplit(" ", 1)[1])
    msg = "chromedriver did not start"
    raise RuntimeError(msg)


def _capabilities(folder: Path) -> dict[str, Any]:
    arguments = [
        "--headless=new",
        "--no-sandbox",  # builds run as root
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-extensions",
        "--no-first-run",
        "--force-color-profile=srgb",
        "--window-size=1440,1000",
        f"--user-data-dir={folder / 'profile'}",
        "--proxy-server=127.0.0.1:9",  # no page asks for anything; nothing would answer
    ]
    options = {"binary": _browser(), "args": arguments}
    return {
        "alwaysMatch": {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }
    }
