import { journey } from "../lib/journey.mjs";

export default journey("специалист района предлагает участника, учитель сам подаёт заявление, к приказу прилагают скан", { as: "district" }, async (it) => {
  const { page, go, see, link, button, field, heading, text, signIn, look, check } = it;
  const dialog = page.getByRole("dialog");
  const gone = () => dialog.waitFor({ state: "detached" });

  await go("/");
  await see(heading("Ваш район: руководители РМО"));
  await look("unit");
  await link("Открыть РМО района").click();
  await see(heading(/Районные/));
  await link(/./).and(page.locator("td.veche-cell--main a")).first().click();
  await see(button("Назначить руководителя"));
  await go("/district-associations?admin_unit=kirovsky");
  await page.locator("td.veche-cell--main a").first().click();
  await see(heading(/Кировский район/));
  check((await button("Назначить руководителя").count()) === 0, "another unit's association could be written");

  await go("/associations?q=химии");
  await link(/учителей химии/).click();
  await link("Состав").click();
  await button("Предложить участника").first().click();
  await see(dialog);
  await look("proposing", "narrow");
  await dialog.getByRole("combobox", { name: "Человек" }).fill("ан");
  const found = page.getByRole("listbox").getByRole("option");
  await see(found);
  await found.first().click();
  await dialog.getByRole("button", { name: "Предложить участника" }).click();
  await gone();
  await see(text("Участник предложен и ожидает приказа"));
  await look("proposed", "light");
  await button("Отозвать предложение").click();
  await dialog.getByRole("button", { name: "Отозвать предложение" }).click();
  await gone();
  await see(heading("Состав ещё не внесён"));

  // A teacher asks to join a voluntary association, and changes their mind.
  await signIn("member");
  await go("/associations?q=Старт");
  await link(/«Старт»/).click();
  await button("Подать заявление о вступлении").click();
  await see(dialog);
  await look("application", "light");
  await dialog.getByRole("button", { name: "Подать заявление о вступлении" }).click();
  await gone();
  await see(text("Заявление подано"));
  await button("Отозвать заявление").click();
  await dialog.getByRole("button", { name: "Отозвать заявление" }).click();
  await gone();
  await see(button("Подать заявление о вступлении"));

  // The scan of a signed order: a picture under the name of a paper is refused, nothing is lost.
  await signIn("department");
  await go("/orders?q=0745");
  await link(/Об утверждении перечня и составов/).click();
  await see(heading("Файлы приказа"));
  await button("Приложить файл").click();
  await see(text("Выберите файл."));
  const file = field("Файл", { exact: true });
  await file.setInputFiles({ name: "приказ 0745.pdf", mimeType: "application/pdf", buffer: Buffer.from("GIF89a is no paper") });
  await button("Приложить файл").click();
  await see(text(/Имя файла говорит «pdf»/));
  const paper = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  await file.setInputFiles({ name: "приказ № 0745 (подписан).pdf", mimeType: "application/pdf", buffer: paper });
  await button("Приложить файл").click();
  const scan = link("приказ № 0745 (подписан).pdf");
  await see(scan);
  await look("scan");
  const sent = await page.request.get(await scan.getAttribute("href"));
  check((await sent.body()).equals(paper), "the file that came back is another one");
});
