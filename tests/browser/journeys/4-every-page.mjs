import { accounts } from "../lib/accounts.mjs";
import { journey } from "../lib/journey.mjs";

const pages = {
  home: "/",
  associations: "/associations",
  orders: "/orders",
  drafting: "/orders/new",
  meetings: "/meetings",
  resolutions: "/resolutions",
  plans: "/plans",
  year: "/city-year",
  analyses: "/analyses",
  council: "/council",
  compliance: "/compliance",
  notices: "/notices",
  library: "/library",
  document: "/library/new",
  lists: "/library/acknowledgements",
  people: "/people",
  organizations: "/organizations",
  districts: "/district-associations",
  imports: "/imports",
  wizard: "/imports/new",
  regulation: "/regulation",
  journal: "/journal",
  accounts: "/accounts",
};

// The department's eyes look at every width, the others at the narrow one: two windows share the work about evenly.
const windows = [["department"], Object.keys(accounts).filter((role) => role !== "department")];

// A page that a role may not see still answers: it says who may, and is looked at like any other.
export default journey("каждая страница глазами каждой роли", {}, async ({ another }) => {
  await Promise.all(windows.map(async (roles) => visit(await another(), roles)));
});

async function visit({ signIn, go, look, page }, roles) {
  for (const role of roles) {
    await signIn(role);
    for (const [name, path] of Object.entries(pages)) {
      await go(path);
      await page.getByRole("progressbar").first().waitFor({ state: "detached" });
      await look(`${role}-${name}`, role === "department" ? "all" : "narrow");
    }
  }
}
