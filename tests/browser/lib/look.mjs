// Looking at a page: wide and narrow, light and dark, and with the eyes of axe.
import axe from "axe-core";

const VIEWS = [
  { width: 1280, height: 800, colorScheme: "light" },
  { width: 1280, height: 800, colorScheme: "dark" },
  { width: 360, height: 740, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
];
const TOO_BAD = ["serious", "critical"];

/**
 * Pictures of the page as `FILE-1280-light.png` and so on. In each view nothing may stick out to the side, and axe may
 * find nothing serious. `quick` takes only the two light views.
 */
export async function look(page, file, faults, { quick = false } = {}) {
  const size = page.viewportSize();
  for (const { colorScheme, ...viewport } of VIEWS.filter((view) => !quick || view.colorScheme === "light")) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const view = `${viewport.width}-${colorScheme}`;
    await page.screenshot({ path: `${file}-${view}.png`, fullPage: true, animations: "disabled" });
    const where = `${new URL(page.url()).pathname} (${view})`;
    faults.push(...(await sticksOut(page)).map((what) => `${where}: wider than the screen: ${what}`));
    faults.push(...(await barriers(page)).map((what) => `${where}: axe: ${what}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
}

/** What makes the whole page scroll sideways; a table that scrolls inside its own frame does not. */
async function sticksOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > width + 1);
    return wide.slice(0, 3).map((it) => `<${it.tagName.toLowerCase()} class="${it.className}">`);
  });
}

/** Findings of axe that keep somebody out. Its code comes by the debugger: the page's policy would refuse a script. */
async function barriers(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => TOO_BAD.includes(impact))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
