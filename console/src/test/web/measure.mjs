// Measures the console before a running `./run serve --clients FILE --apps N`, with many orders in its store:
//   node console/src/test/web/measure.mjs FILE [ORDERS]
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [file, orders = '10000'] = process.argv.slice(2);
const { tokenUrl, clients } = JSON.parse(await readFile(file, 'utf8'));
const base = new URL(tokenUrl).origin;
const AT_ONCE = 24;

async function tokenOf(client) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret });
  return (await (await fetch(tokenUrl, { method: 'POST', body })).json()).access_token;
}

async function call(token, method, path, body, key) {
  const headers = { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) };
  const answer = await fetch(`${base}/number-refresh/v1/${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const east = clients.find((client) => client.party === 'east');
const token = await tokenOf(east);
const operator = await tokenOf(clients.find((client) => client.role === 'OPERATOR'));
const { ranges } = await call(operator, 'GET', 'number-ranges');
const prefix = ranges.find((range) => range.carrier === 'east').prefix;
const { apps } = await call(token, 'GET', 'apps');
const app = apps.find((one) => one.covered).id;
const number = (index) => prefix + String(index).padStart(14 - prefix.length, '0');
const since = '2026-01-05T10:00:00+08:00';

let next = 0;
const began = performance.now();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let index = next++; index < Number(orders); index = next++) {
      const body = { mode: 'ACTIVE', apps: [app], numbers: [{ phoneNumber: number(index), holderSince: since, consent: 'measured' }] };
      await call(token, 'POST', 'orders', body, `measured-${index}`);
    }
  }),
);
console.log(`${orders} orders in ${Math.round((performance.now() - began) / 1000)} s`);

const browser = await chromium.launch({ executablePath: process.env.CONSOLE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const figures = { 'first view': [], 'sign-in to the list of orders': [], 'look-up': [] };
const timed = async (what, action) => {
  const start = performance.now();
  await action();
  figures[what].push(performance.now() - start);
};
for (let round = 0; round < 5; round++) {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await timed('first view', async () => {
    await page.goto(`${base}/#/orders`);
    await page.locator('input[name=client]').waitFor();
  });
  await page.locator('input[name=client]').fill(east.id);
  await page.locator('input[name=secret]').fill(east.secret);
  await timed('sign-in to the list of orders', async () => {
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').nth(19).waitFor();
  });
  await page.evaluate(() => (window.location.hash = '#/counter'));
  for (let index = 0; index < 6; index++) {
    await page.locator('input[type=tel]').fill(number(round * 10 + index));
    await timed('look-up', async () => {
      await page.keyboard.press('Enter');
      await page.locator('.verdict .number', { hasText: number(round * 10 + index).slice(-4) }).waitFor();
    });
  }
  await page.context().close();
}
await browser.close();
for (const [what, times] of Object.entries(figures)) {
  times.sort((a, b) => a - b);
  console.log(`${what}: median ${Math.round(times[Math.floor(times.length / 2)])} ms, slowest ${Math.round(times.at(-1))} ms of ${times.length}`);
}
