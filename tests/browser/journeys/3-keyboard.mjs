import { accounts } from "../lib/accounts.mjs";
import { journey } from "../lib/journey.mjs";

export default journey("от входа до состава объединения без мыши", {}, async (it) => {
  const { go, page, see, field, link, option, heading, check } = it;
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text) => page.keyboard.type(text);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

  await go("/");
  await see(field("Логин"));
  check(await field("Логин").evaluate((it) => it === document.activeElement), "the login does not have the focus");
  await type(accounts.department.login);
  await press("Tab");
  await type(accounts.department.password);
  await press("Enter");
  await see(link("Объединения"));

  await page.reload();
  await see(link("Объединения"));
  await press("Tab");
  check((await focused()) === "К содержанию", `the first stop is not the way past the navigation: ${await focused()}`);

  await press("/");
  await see(page.getByRole("dialog"));
  await page.waitForFunction(() => document.activeElement?.closest("[role=dialog], dialog") && document.activeElement.tagName === "INPUT");
  await type("начальных");
  await see(option(/учителей начальных классов/));
  await press("ArrowDown", "ArrowUp", "Enter");
  await see(heading(/учителей начальных классов/));
  await link("Состав").focus();
  await press("Enter");
  await see(page.getByRole("row"));

  await press("g", "p");
  await see(heading("Люди"));
  await press("/");
  await see(page.getByRole("dialog"));
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});
