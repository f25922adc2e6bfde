// The accounts of the demo city, by whose eyes they give. `veche demo` makes them; none of them opens a real city.
const password = "veche-demo";
const logins = [
  "admin", "department", "niso", "magistr", "curator", "leader", "secretary", "member", "district", "council",
  "observer",
];

export const accounts = Object.fromEntries(logins.map((login) => [login, { login, password }]));
