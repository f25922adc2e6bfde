// Starts the program whose files Trunk named in the attributes of this script's own tag.
const { program, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: start } = await import(program);
await start({ module_or_path: wasm });
