import { journey } from "../lib/journey.mjs";

export default journey("сеанс кончился посреди формы: ничего не потеряно", { as: "department" }, async (it) => {
  const { go, button, field, see, signInByHand, context, check, look } = it;
  await go("/organizations");
  await button("Новая организация").click();
  await field("Полное название").fill("Лицей № 977 «Вечерний»");
  await field("Краткое название").fill("Лицей № 977");

  await context.clearCookies();
  await button("Сохранить").click();
  await see(field("Логин"));
  await look("signed-out", { quick: true });
  await signInByHand("department");

  await see(field("Полное название"));
  const kept = [await field("Полное название").inputValue(), await field("Краткое название").inputValue()];
  check(kept.join() === "Лицей № 977 «Вечерний»,Лицей № 977", `the form came back as ${kept}`);
});
