import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const PATIENCE = 6000;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser before a running system, for one check. */
export class World {
  #contexts = [];
  #pages = [];
  #errors = [];

  constructor(browser, facts, please) {
    this.browser = browser;
    this.facts = facts;
    this.please = please;
  }

  /** A page of its own at the console, not signed in. Options are those of a browser context. */
  async page(options = {}) {
    const context = await this.browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 860 }, reducedMotion: 'reduce', ...options });
    this.#contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#errors.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.#errors.push(message.text());
    });
    this.#pages.push(page);
    await page.goto(`${this.facts.url}/`);
    return page;
  }

  /** A page that a client has signed in at: `east`, `operator`, ... of the facts. Room: the part behind #/. */
  async signedIn(name, room = '', options = {}) {
    const page = await this.page(options);
    const { id, secret } = this.facts.clients[name];
    await page.locator('input[name=client]').fill(id);
    await page.locator('input[name=secret]').fill(secret);
    await page.locator('form [type=submit]').click();
    await page.locator('header nav').waitFor();
    if (room) await this.enter(page, room);
    return page;
  }

  async enter(page, room) {
    await page.evaluate((where) => (window.location.hash = `#/${where}`), room);
    await page.locator(`header nav a[href="#/${room.split('/')[0]}"][aria-current=page]`).waitFor();
  }

  /** Nothing serious that axe-core finds, in light or dark as the page is. */
  async accessible(page) {
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
    assert.deepEqual(
      serious.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.any?.[0]?.message ?? ''}`).join(', ')}`),
      [],
    );
  }

  /** A picture of the page for the documents, if they are asked for. */
  async picture(page, name) {
    if (!process.env.CONSOLE_PICTURES) return;
    await page.screenshot({ path: `${process.env.CONSOLE_PICTURES}/console-${name}.png`, animations: 'disabled' });
  }

  /** What the pages show, for the report of a check that failed. */
  async seen() {
    const texts = await Promise.all(
      this.#pages.map((page) => page.locator('body').innerText({ timeout: 500 }).catch(() => '(no page)')),
    );
    return texts.map((text) => text.slice(0, 1500)).join('\n---\n');
  }

  /** No script failed, and the page's policy had nothing to forbid. */
  unharmed() {
    assert.deepEqual(this.#errors, []);
  }

  async close() {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }
}
