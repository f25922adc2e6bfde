// The accounts of the demo city, by whose eyes they give. `veche demo` makes them; nothing here opens a real city.
const password = "demo-veche-2026";

export const accounts = Object.fromEntries(
  ["admin", "department", "institution", "council", "observer", "curator", "leader", "secretary"].map((login) => [
    login,
    { login, password },
  ]),
);
