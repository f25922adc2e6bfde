import { journey } from "../lib/journey.mjs";

export default journey("документы: посмотреть, скачать, проверить по номеру", { as: "leader" }, async (it) => {
  const { go, see, heading, link, button, text, page, context, look, check, another } = it;
  const api = async (path) => (await context.request.get(`/api/v1/${path}`)).json();

  // Signed minutes of the own association.
  const session = await api("session");
  const own = session.actor.grants.find((grant) => grant.office === "leader").association_id;
  const meetings = (await api(`meetings?body_id=${own}&limit=100`)).items;
  const signed = meetings.find((row) => ["signed", "published"].includes(row.minutes_state));
  check(signed, "the demo leader has signed minutes");
  await go(`/meetings/${signed.id}/minutes`);
  await see(heading("Документы"));
  await look("card");

  // Looked at in a frame that runs nothing.
  await button("Посмотреть").first().click();
  const dialog = page.getByRole("dialog");
  const frame = dialog.locator("iframe");
  await see(frame);
  check((await frame.getAttribute("sandbox")) === "", "the preview runs nothing");
  await see(frame.contentFrame().getByText("ПРОТОКОЛ"));
  await look("preview", "light");
  await page.keyboard.press("Escape");

  // Saved: the same bytes twice, then a number.
  const file = link(/^Скачать PDF: Протокол/).first();
  const address = await file.getAttribute("href");
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  check(/^Протокол.*\.pdf$/.test(download.suggestedFilename()), `a Russian name: ${download.suggestedFilename()}`);
  const path = await download.path();
  const first = await (await context.request.get(address)).body();
  const second = await (await context.request.get(address)).body();
  check(first.equals(second), "the same bytes twice");
  const offers = await api(`papers?object=meeting&object_id=${signed.id}`);
  const number = offers.items.find((offer) => offer.kind === "minutes").number;
  check(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/.test(number), `the number ${number}`);
  await see(text(number));

  // Anybody checks it, without an account and without script.
  const anybody = await another();
  await anybody.go("/verify");
  await anybody.field(/Номер под QR-кодом/).fill(number.toLowerCase().replaceAll("-", " "));
  await anybody.button("Проверить").click();
  await anybody.see(anybody.text("Документ выдан под этим номером"));
  await anybody.look("verify");
  await anybody.field(/Файл PDF или DOCX/).setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: first });
  await anybody.button("Сравнить").click();
  await anybody.see(anybody.text("Экземпляр совпадает"));
  await anybody.field(/Файл PDF или DOCX/).setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.concat([first, Buffer.from("\n")]) });
  await anybody.button("Сравнить").click();
  await anybody.see(anybody.text("Экземпляр не совпадает"));
  await anybody.look("differs", "light");
  check(path !== null, "the file was saved");
});
