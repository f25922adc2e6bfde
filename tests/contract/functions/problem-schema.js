// An error answer carries a problem: the members of RFC 9457 that clients rely on, and our `code`.
export default function problemSchema(schema) {
  const missing = ["type", "title", "status", "code"].filter((name) => !schema?.properties?.[name]);
  return missing.length ? [{ message: `an error must be application/problem+json with ${missing.join(", ")}` }] : [];
}
