// A GET whose answer holds `items` and `next` is a list: it must take `limit` (at most 200) and `cursor`.
const LARGEST = 200;

export default function listParameters(operation) {
  const schema = operation.responses?.["200"]?.content?.["application/json"]?.schema;
  if (!schema?.properties?.items || !schema.properties.next) return [];
  const parameters = operation.parameters ?? [];
  const limit = parameters.find(({ name }) => name === "limit");
  const faults = [];
  if (!limit) faults.push({ message: "a list needs the parameter limit" });
  else if (!(limit.schema?.maximum <= LARGEST)) faults.push({ message: `limit must have a maximum of at most ${LARGEST}` });
  if (!parameters.some(({ name }) => name === "cursor")) faults.push({ message: "a list needs the parameter cursor" });
  return faults;
}
