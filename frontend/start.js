// Starts the program whose files Trunk named in the attributes of this script's own tag.
const { program, wasm } = document.querySelector("script[data-wasm]").dataset;
// The stylesheet is only fetched ahead (build/finish.mjs): what stands in the page until the program does needs none of
// it, and a slow phone shows that much sooner. The program waits for it.
const ahead = document.querySelector('link[rel="preload"][as="style"]');
const dressed =
  ahead &&
  new Promise((done) => {
    ahead.onload = ahead.onerror = done;
    ahead.rel = "stylesheet";
  });
const [{ default: start }] = await Promise.all([import(program), dressed]);
await start({ module_or_path: wasm });
