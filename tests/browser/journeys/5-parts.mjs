import { journey } from "../lib/journey.mjs";

const REGISTERS = "**/veche-split_registers-*";
/** What the browser and the loader say of a part that did not come. */
const provokes = /net::ERR_FAILED|Failed to fetch/;

export default journey("страница, которая не загрузилась, загружается повторно", { as: "department", provokes }, async (it) => {
  const { page, see, button, heading, link, check } = it;

  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.route(REGISTERS, (route) => route.abort());
  await page.goto("/");
  await see(link("Люди"));
  check(!asked.some((path) => /veche-(split_|chunk_|pieces)/.test(path)), "a part came with the first page");

  await link("Люди").click();
  await see(heading("Страница не загрузилась"));
  await page.unroute(REGISTERS);
  await button("Повторить").click();
  await see(heading("Люди"));

  // Whoever reads the first page for a while has the others at hand.
  await page.goto("/");
  await page.waitForResponse((response) => /veche-split_library/.test(response.url()));
});
