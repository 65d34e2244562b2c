// The services, for everything that is not built: their one list is the platform's, which Node reads as it is written.
import { readFileSync } from 'node:fs';
import { services } from '../libs/platform/src/database/services.ts';

/** Every service with an API of its own, in the order of their migrations. */
export const serviceNames = services.filter((name) => name !== 'platform');

const note =
  '# Written by `npm run compose` from docker/templates; the services are listed in libs/platform/src/database/services.ts.\n';

/** What stands between `#: each service` and `#: end`, once for each of them. */
const expand = (template) =>
  template.replace(/^ *#: each service\n([^]*?)^ *#: end\n/gm, (_, part) =>
    serviceNames
      .map((name) => part.replaceAll('$service', name).replaceAll('$SERVICE', name.toUpperCase()))
      .join(''),
  );

/** What every service is, for the processes that are made of them. */
const definitions =
  () => `// Written by \`npm run compose\` from the list of services in libs/platform/src/database/services.ts.
${serviceNames
  .map((name) => `import { service as ${name} } from '@zuoxi/${name}';`)
  .sort()
  .join('\n')}

export const definitions = {
${serviceNames.map((name) => `  ${name},`).join('\n')}
};
`;

/** @returns { path: text } of the files that deploy every service, and of the one that names them to processes */
export const deployments = () => ({
  'libs/services/src/definitions.ts': definitions(),
  ...Object.fromEntries(
    [
      ['docker/templates/compose.yaml', 'docker/compose.yaml'],
      ['docker/templates/kubernetes.yaml', 'docker/kubernetes/zuoxi.yaml'],
    ].map(([from, to]) => [to, note + expand(readFileSync(from, 'utf8'))]),
  ),
});
