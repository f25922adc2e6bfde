// A GET whose answer holds `items` and `next` is a list: it must take `limit` (at most 200) and `cursor`.
const LARGEST = 200;
/** A picture of the whole city is read at one glance, so it comes in one answer: a city has fewer associations than this. */
const PICTURES = { get_board: 400 };

export default function listParameters(operation) {
  const schema = operation.responses?.["200"]?.content?.["application/json"]?.schema;
  if (!schema?.properties?.items || !schema.properties.next) return [];
  const parameters = operation.parameters ?? [];
  const limit = parameters.find(({ name }) => name === "limit");
  const faults = [];
  if (!limit) faults.push({ message: "a list needs the parameter limit" });
  const largest = PICTURES[operation.operationId] ?? LARGEST;
  if (limit && !(limit.schema?.maximum <= largest)) faults.push({ message: `limit must have a maximum of at most ${largest}` });
  if (!parameters.some(({ name }) => name === "cursor")) faults.push({ message: "a list needs the parameter cursor" });
  return faults;
}
