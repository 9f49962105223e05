"""What Tools/check-page does with the page in the browser; its address is the argument."""

import os
import shutil
import sys

from playwright.sync_api import sync_playwright

address = sys.argv[1]
chromium = shutil.which("chromium") or shutil.which("google-chrome")
shots = os.environ.get("SHOTS")


def check(condition, text):
    """Ends the program where a condition does not hold."""
    if not condition:
        sys.exit(f"check-page: {text}")


def with_page(browser, body, **settings):
    """Opens the page, hands it to body, and sees that it asked for nothing and complained about nothing."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, **settings)
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    body(page)
    check([url.split("#")[0] for url in requests] == [address], f"the page asked for {requests}")
    check(not complaints, f"the browser complained: {complaints}")
    check(page.title().startswith("Galley proof: "), f"a draft changed the title to {page.title()}")
    page.close()


def filters(page):
    notes = page.locator(".note")
    total = notes.count()
    output = page.locator("output")
    check(total > 10, "there are hardly any notes")
    check(output.inner_text() == f"{total} of {total} findings shown", output.inner_text())
    page.get_by_role("checkbox", name="Error").uncheck()
    hidden = page.locator(".note.error").count()
    check(page.locator(".note:not([hidden])").count() == total - hidden, "errors are still shown")
    check(page.locator(".note.error:visible, .errors li:visible").count() == 0, "errors are still to be seen")
    check(page.locator("mark.error:not(.off)").count() == 0, "errors are still marked")
    check(output.inner_text() == f"{total - hidden} of {total} findings shown", output.inner_text())
    page.get_by_role("checkbox", name="Error").check()
    check(page.locator(".note:not([hidden])").count() == total, "notes stayed hidden")


def keyboard(page):
    page.keyboard.press("Tab")
    check(page.evaluate("document.activeElement.className") == "skip", "the first stop is not the skip link")
    page.keyboard.press("Enter")
    check(page.evaluate("document.activeElement.id") == "drafts", "the skip link does not lead to the drafts")
    page.keyboard.press("Tab")
    check(page.evaluate("document.activeElement.closest('sup') !== null"), "the next stop is no reference")
    page.keyboard.press("Enter")
    check(page.locator(".note:target").count() == 1, "a reference does not lead to its note")
    names = page.evaluate("[...document.querySelectorAll('a')].filter((a) => !a.textContent.trim()).length")
    check(names == 0, "a link has no name")


def contrast(page):
    """Colours of text on their ground differ by the 4.5 : 1 that WCAG 2.2 asks for."""
    worst = page.evaluate(
        """() => {
          const luminance = (text) => {
            const parts = text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
              .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (!colour.endsWith(', 0)')) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          let worst = [99, ''];
          for (const element of document.querySelectorAll('main *, header *')) {
            if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
            const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < worst[0]) worst = [ratio, element.outerHTML.slice(0, 100)];
          }
          return worst;
        }"""
    )
    check(worst[0] >= 4.5, f"contrast of {worst[0]:.2f} in {worst[1]}")


def wide(page):
    contrast(page)
    check(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window")
    if shots:
        page.screenshot(path=os.path.join(shots, page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark.png' : 'light.png'")))


def narrow(page):
    page.set_viewport_size({"width": 320, "height": 600})
    check(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a narrow page scrolls sideways")


def without_script(page):
    check(page.locator("form:visible").count() == 0, "filters are shown that do nothing")
    check(page.locator(".note[hidden]").count() == 0, "notes are hidden")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    for body in (filters, keyboard, wide, narrow):
        with_page(browser, body)
    with_page(browser, wide, color_scheme="dark")
    with_page(browser, without_script, java_script_enabled=False)
    browser.close()
print("check-page: the page works")
