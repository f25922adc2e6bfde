// What a journey is, and the few words it is written in.
import { join } from "node:path";
import { accounts } from "./accounts.mjs";
import { openWindow } from "./browser.mjs";
import { VIEWS, look } from "./look.mjs";

/** Whether nothing is looked at: the same pages are in another city of this run. */
const blind = process.env.VECHE_BLIND === "1";

/** A connection that stood idle may be closed by the server just as it is used again: such a call is made anew. */
const REUSED = 2;

/**
 * Declares a journey. `as` is whose eyes it is seen with (a key of accounts.mjs), signed in before it begins;
 * without it the journey begins at the door. `provokes` matches what the browser may log because the journey wants it.
 */
export function journey(title, { as, provokes } = {}, walk) {
  return { title, as, provokes, walk };
}

/** Plays one journey in a window of its own; answers with everything that was wrong. */
export async function play(browser, { as, provokes, walk }, { base, artifacts, name }) {
  const faults = [];
  const windows = [];
  const open = async (role) => {
    const { context, page } = await openWindow(browser, base, faults, provokes);
    windows.push({ context, page });
    if (role) await signIn(context, role);
    return {
      ...words(page),
      page,
      context,
      signIn: (other) => signIn(context, other),
      signInByHand: (other) => signInByHand(page, other),
      // The city's date, which is not the machine's: a demo city stands on a day of its own.
      today: async () => (await (await context.request.get("/api/v1/session")).json()).today,
      // How a page looks does not hang on the database: it is looked at in one of the cities.
      look: async (picture, views = "all") =>
        blind || look(page, join(artifacts, `${name}-${picture}`), faults, VIEWS[views]),
      check: (fact, sentence) => fact || faults.push({ what: sentence }),
    };
  };
  try {
    // Several people at once: each has a window of their own.
    await walk({ ...(await open(as)), another: open });
  } catch (error) {
    faults.push({ what: error.message.replaceAll(/\u001b\[\d+m/g, "") });
  }
  for (const [at, { context, page }] of windows.entries()) {
    const path = join(artifacts, `${name}-failed${at || ""}.png`);
    if (faults.length) await page.screenshot({ path }).catch(() => {});
    await context.close();
  }
  return gathered(faults);
}

/** One line for each kind of fault: what stands in the frame of every page is one fault, not a hundred. */
function gathered(faults) {
  const places = new Map();
  for (const { what, where } of faults) places.set(what, [...(places.get(what) ?? []), ...(where ? [where] : [])]);
  return [...places].map(([what, list]) => {
    const more = list.length > 3 ? ` and ${list.length - 3} more` : "";
    return list.length ? `${what} at ${list.slice(0, 3).join(", ")}${more}` : what;
  });
}

/** Finding things as people do: by what they are and what they are called. */
function words(page) {
  const named = (role) => (name, options) => page.getByRole(role, { name, ...options });
  // A link is called by its whole name: a page that is still filling may grow a longer one that holds the same word.
  const link = (name, options) => named("link")(name, { exact: typeof name === "string", ...options });
  return {
    go: async (path) => {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
    button: named("button"),
    link,
    field: (name, options) => page.getByLabel(name, options),
    heading: named("heading"),
    option: named("option"),
    row: named("row"),
    /** Waits until it is visible; the error names what was looked for. */
    see: (locator) => locator.first().waitFor({ state: "visible" }),
    text: (text) => page.getByText(text),
  };
}

/** The quick way in: the page's own call, and its cookie for this window. */
async function signIn(context, role) {
  const call = { data: account(role), headers: { "X-Veche": "1" }, maxRetries: REUSED };
  const answer = await context.request.post("/api/v1/session", call);
  if (!answer.ok()) throw new Error(`${role} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

/** The way of a person, through the form. */
async function signInByHand(page, role) {
  const { login, password } = account(role);
  await page.getByLabel("Логин").fill(login);
  await page.getByLabel(/^Пароль/).fill(password);
  await page.getByRole("button", { name: "Войти" }).click();
}

function account(role) {
  if (!accounts[role]) throw new Error(`There is no demo account for ${role}: ${Object.keys(accounts).join(", ")}`);
  return accounts[role];
}
