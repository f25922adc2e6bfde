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

// A page that a role may not see still answers: it says who may, and is looked at like any other.
export default journey("каждая страница глазами каждой роли", {}, async ({ signIn, go, look, page }) => {
  for (const role of Object.keys(accounts)) {
    await signIn(role);
    for (const [name, path] of Object.entries(pages)) {
      await go(path);
      await page.getByRole("progressbar").first().waitFor({ state: "detached" });
      await look(`${role}-${name}`, role === "department" ? "all" : "narrow");
    }
  }
});
