import { journey } from "../lib/journey.mjs";

export default journey("сеанс кончился посреди формы: ничего не потеряно", { as: "department" }, async (it) => {
  const { go, button, field, see, heading, text, signInByHand, context, page, check, look } = it;
  await go("/organizations/new");
  await field("Вид организации").selectOption({ label: "лицей" });
  await field("Полное наименование").fill("Лицей № 977 «Вечерний»");
  await field("Краткое наименование").fill("Лицей № 977");

  await context.clearCookies();
  await button("Внести организацию").click();
  await see(heading("Сеанс закончился"));
  await look("signed-out", "light");
  await signInByHand("department");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const kept = await field("Полное наименование").inputValue();
  check(kept === "Лицей № 977 «Вечерний»", `the name came back as ${kept}`);

  // Also a closed tab loses nothing: the draft stays on the device.
  await page.reload();
  await see(text("Восстановлено то, что Вы не успели сохранить"));
  const restored = await field("Краткое наименование").inputValue();
  check(restored === "Лицей № 977", `the draft came back as ${restored}`);
  await button("Внести организацию").click();
  await see(heading(/Лицей № 977/));
});
