// A Chromium for the journeys and the screenshots: an own one (CHROMIUM_PATH), the one that npm brings for Linux x64,
// or Playwright's. Chinese glyphs come from npm as well, so that a bare machine shows what a user sees.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

function fontConfiguration() {
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  const directory = join(tmpdir(), 'zuoxi-fonts');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>${join(fonts, '400Regular')}</dir><dir>${join(fonts, '700Bold')}</dir>
<cachedir>${directory}/cache</cachedir></fontconfig>`,
  );
  return path;
}

/** @returns { executablePath, args, env } for Playwright's launch */
export async function browserOptions() {
  process.env.FONTCONFIG_FILE = fontConfiguration();
  const quiet = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const own = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null);
  if (own) return { executablePath: own, args: quiet };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    // Its own arguments are for one page in one short life; closing a page under them ends the browser.
    return {
      executablePath: await chromium.executablePath(),
      args: [...quiet, '--font-render-hinting=none'],
    };
  }
  return { args: quiet };
}
