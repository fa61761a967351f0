"""report.html in a real browser: its own script runs, a scraped one does not, and all fits the screen."""

import os
import shutil

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (dependency group browser)")
BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
if not BROWSER:
    pytest.skip("no Chromium is found (CHROMIUM names one)", allow_module_level=True)

EVIL = "</script><script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\">"


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER)
        yield started
        started.close()


@pytest.fixture
def report(call, tmp_path, page, browser):
    """Opens the report of a run over a good and a hostile page; gives the page and what its console said."""
    text = page.read_text()
    (tmp_path / "evil.txt").write_text(text.replace("A study of things", EVIL).replace("90000123", "90000124"))
    (tmp_path / "poor.txt").write_text(
        text.replace("doi: 10.5555/jir.2021.45.", "").replace("DOI: 10.5555/jir.2021.45", "")
    )
    call("run", ".", "-o", "out")

    def opened(**options):
        context = browser.new_context(**options)
        tab, said = context.new_page(), []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
        tab.goto((tmp_path / "out" / "report.html").as_uri())
        return tab, said

    return opened


def test_the_filter_works_under_the_policy_and_scraped_scripts_do_not(report):
    tab, said = report()
    assert (tab.title().startswith("pubsieve report"), said) == (True, [])
    everything = tab.locator(".entry").count()
    tab.select_option("select[name=check]", "doi-missing")
    assert 0 < tab.locator(".entry:not([hidden])").count() < everything
    assert {each.get_attribute("data-check") for each in tab.locator(".entry:not([hidden])").all()} == {"doi-missing"}
    tab.fill("input[name=search]", "no such words anywhere")
    assert tab.locator(".entry:not([hidden])").count() == 0
    assert "0 of the" in tab.inner_text("#matches")
    tab.click("button[type=reset]")
    tab.wait_for_function("document.querySelectorAll('.entry[hidden]').length === 0")


def test_without_a_script_everything_can_be_read(report):
    tab, _ = report(java_script_enabled=False)
    assert not tab.locator("#filter").is_visible()
    tab.locator(".group > summary").first.click()
    assert tab.locator(".group").first.locator(".entry").first.is_visible()


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(report, width, scheme):
    tab, _ = report(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for each in tab.locator("details > summary").all():
        each.evaluate("summary => { summary.parentElement.open = true }")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
