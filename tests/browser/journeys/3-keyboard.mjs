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
  await field("Логин").focus();
  await type(accounts.department.login);
  await press("Tab");
  await type(accounts.department.password);
  await press("Enter");
  await see(link("Объединения"));

  await page.reload();
  await see(link("Объединения"));
  await press("Tab");
  check(/содержа/i.test(await focused()), `the first stop is not the link past the navigation: ${await focused()}`);

  await press("/");
  await type("математики");
  await see(option(/учителей математики/));
  await press("ArrowDown", "Enter");
  await see(heading(/учителей/));

  await link("Состав").focus();
  await press("Enter");
  await see(page.getByRole("row"));
  await press("g", "p");
  await see(heading("Люди"));
});
