// Runs the checks of the console in a real browser, and tells the outcome of each in a line of JSON on standard output.
// Standard input gives the facts of the running system in its first line, then an answer to each thing asked for.
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { Pages } from './pages.mjs';
import { World } from './world.mjs';

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => JSON.parse((await input.next()).value);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const facts = await next();
const browser = await chromium.launch({ executablePath: process.env.CONSOLE_CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const pages = new Pages(browser, facts.url);
const please = async (what) => {
  say({ please: what });
  return next();
};
const only = process.env.CONSOLE_ONLY;
try {
  const folder = new URL('./checks/', import.meta.url);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.mjs')).sort()) {
    const { checks } = await import(new URL(file, folder));
    for (const [name, check] of Object.entries(checks)) {
      if (only && !`${file} ${name}`.includes(only)) continue;
      const world = new World(pages, facts, please);
      const began = performance.now();
      let fault = null;
      try {
        await check(world);
        world.unharmed();
      } catch (problem) {
        fault = `${problem?.stack ?? problem}\n${await world.seen()}`;
      }
      await world.end(fault !== null);
      say({ check: `${file.replace('.mjs', '')}: ${name}`, fault, millis: Math.round(performance.now() - began) });
    }
  }
} finally {
  await browser.close();
}
process.exit(0);
