// The browser and its windows: quiet, offline but for Veche, and watched for everything a person would never see.
import { chromium } from "playwright-core";

/** One browser for all journeys; each of them gets windows of its own, with no cookie of another. */
export async function launch() {
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Chromium's sandbox does not start for root, as which CI runs.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  const executablePath = process.env.VECHE_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args, headless: true });
}

/**
 * A window as a person in the city has it. The zone is far from Novosibirsk on purpose: no date may move by it.
 * Everything wrong behind the page's back is appended to `faults`.
 */
export async function openWindow(browser, base, faults, provokes) {
  const context = await browser.newContext({
    baseURL: base,
    locale: "ru-RU",
    timezoneId: "America/New_York",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  watch(page, new URL(base).origin, faults, provokes);
  return { context, page };
}

function watch(page, origin, faults, provokes) {
  const fault = (what) => faults.push({ what, where: URL.canParse(page.url()) ? new URL(page.url()).pathname : undefined });
  // A panic in the program and a violation of the policy both arrive here as an error of the console.
  page.on("console", (message) => {
    const text = message.text();
    // An answer 4xx that the page explains to the person is logged by the browser all the same.
    if (message.type() === "error" && !/status of 4\d\d/.test(text) && !provokes?.test(text)) fault(`console: ${text}`);
  });
  page.on("pageerror", (error) => fault(`script error: ${error.message}`));
  page.on("crash", () => fault("the page crashed"));
  page.on("response", (response) => {
    if (response.status() >= 500) fault(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (/^(?:https?|wss?):/.test(url) && !url.startsWith(origin)) fault(`request to a foreign host: ${url}`);
  });
}
