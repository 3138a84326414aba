"""The Browser as users see it, in a headless Chromium: favourites, style and guide are taken, and questions light up as graphs.

Screenshots are kept in `out/screenshots`.
"""

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from kg.export.browser import FAVOURITES, STYLE, parameters, write_browser
from kg.questions import load_paths
from kg.resolve import resolve
from kg.schema import read_schema
from kg.store.neo4j import fingerprint_of, load
from kg.store.server import Address, connected
from tests.invented import archive
from tests.neo4j.conftest import OWN, ROOT, empty, script

SCREENSHOTS = ROOT / "out" / "screenshots"
PATIENCE = 30_000  # milliseconds, for a slow machine
DROP = """([name, content]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
  const target = document.querySelector('.filedrop');
  for (const kind of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
}"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = subprocess.run([ROOT / "scripts" / "chromium"], capture_output=True, text=True)
    if found.returncode:
        pytest.skip(f"the tests in Neo4j Browser are not run: {found.stderr.strip().splitlines()[-1]}")
    return found.stdout.strip()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    write_browser(folder, {"name": "韩冰"})
    return folder


@pytest.fixture(scope="module")
def page(chromium: str, files: Path, address: Address) -> Iterator[Page]:
    """The Browser, logged in, with an invented archive in the graph; favourites and style dropped on it."""
    if OWN:
        pytest.skip("the tests in Neo4j Browser are not run: the server is the developer's own, and where its Browser is nobody says")
    graph = resolve(archive())
    with connected(address) as server:
        empty(server)
    load(address, lambda: graph, fingerprint_of(graph))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE)
        log_in(page, address)
        for name in (STYLE, FAVOURITES):
            page.evaluate(DROP, [name, base64.b64encode((files / name).read_bytes()).decode()])
        yield page
        browser.close()


def log_in(page: Page, address: Address) -> None:
    (url,) = re.findall(r"http://\S+", script("status").stdout)
    page.goto(url)
    page.get_by_test_id("username").fill(address.username)
    page.get_by_test_id("password").fill(address.password)
    page.get_by_test_id("connect").click()
    expect(page.get_by_text(":play start")).to_be_visible(timeout=PATIENCE)  # what it does last, and forgets parameters set before


def run(page: Page, text: str) -> Locator:
    """Type a command and run it; the frame that answers."""
    enter(page, text)
    frame = page.get_by_test_id("frame").first
    expect(frame.get_by_test_id("frameCommand")).to_contain_text(text, timeout=PATIENCE)
    return frame


def enter(page: Page, text: str) -> None:
    page.locator("[data-testid=activeEditor] .monaco-editor").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.get_by_test_id("editor-Run").click()


GRAPHS = [
    ("meets_whom", {"name": "韩冰"}, {"韩冰", "卢志远", "沈国栋", "秦月华"}, {"Person", "Meeting"}),
    ("holders", {"body": "安陵市委", "post": "书记"}, {"卢志远", "沈国栋", "市委书记", "安陵市委"}, {"Person", "Role", "Body"}),
    ("path_between", {"one": "韩冰", "other": "冯立"}, {"韩冰", "冯立"}, {"Person", "Meeting"}),
]


@pytest.mark.parametrize(("name", "given", "captions", "kinds"), GRAPHS, ids=[name for name, *_ in GRAPHS])
def test_a_question_lights_up(name: str, given: dict[str, str], captions: set[str], kinds: set[str], page: Page) -> None:
    question = load_paths()[name]
    for line in parameters(question, given):
        run(page, line)
    frame = run(page, question.cypher)
    expect(frame.locator("g.node").first).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(2000)  # until the nodes stand still
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    assert captions <= {text.strip() for text in frame.locator("g.node text.caption").all_text_contents()}
    colours = {circle.get_attribute("fill") for circle in frame.locator("g.node circle.b-outline").all()}
    assert colours == {read_schema().nodes[kind].colour for kind in kinds}


def test_the_favourites_are_there(page: Page) -> None:
    page.get_by_test_id("navigationFavorites").click()
    page.get_by_text("kg", exact=True).click()
    for question in load_paths().values():
        expect(page.get_by_text(question.title, exact=True).first).to_be_visible(timeout=PATIENCE)
    page.screenshot(path=SCREENSHOTS / "favourites.png")
    page.get_by_test_id("navigationFavorites").click()


def test_the_guide_is_taken(page: Page, files: Path) -> None:
    with subprocess.Popen([sys.executable, ROOT / "scripts" / "guide", files], stdout=subprocess.PIPE, text=True) as guide:
        assert guide.stdout
        command = guide.stdout.readline().partition(":guide")[2].strip()
        enter(page, f":guide {command}")
        expect(page.get_by_role("heading", name="The graph")).to_be_visible(timeout=PATIENCE)
        page.get_by_text("Next", exact=True).click()
        page.screenshot(path=SCREENSHOTS / "guide.png")
        guide.terminate()
    first = next(iter(load_paths().values()))
    expect(page.get_by_role("heading", name=first.title)).to_be_visible(timeout=PATIENCE)
