import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MOST_TABS = 150;

/** A browser before a running system, for one check. */
export class World {
  #pages;
  #lent = [];
  #closed = [];

  constructor(pages, facts, please) {
    this.#pages = pages;
    this.facts = facts;
    this.please = please;
  }

  /** A page that was just loaded, not signed in, for this check alone. Options are those of a browser context. */
  async page(options = {}) {
    const { page } = await this.#pages.fresh(options);
    this.#closed.push(page);
    return page;
  }

  /** A page that a client has signed in at: `east`, `operator`, ... of the facts. Room: the part behind #/. */
  async signedIn(name, room = '', options = {}) {
    const lent = await this.#pages.lent(options);
    this.#lent.push(lent);
    const { page } = lent;
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

  /** Goes to an element by the tab key alone. */
  async tabTo(page, locator) {
    await locator.waitFor();
    const there = () => locator.evaluate((element) => element === document.activeElement);
    for (let tabs = 0; !(await there()); tabs++) {
      assert.ok(tabs < MOST_TABS, `the tab key does not lead to ${locator}`);
      await page.keyboard.press('Tab');
    }
    assert.ok(await locator.evaluate((element) => element.matches(':focus-visible')), `it is not seen that ${locator} has the focus`);
  }

  /** Goes to an element by the tab key, and presses a key there or types a text. */
  async press(page, locator, key = 'Enter') {
    await this.tabTo(page, locator);
    await page.keyboard.press(key);
  }

  async type(page, locator, text) {
    await this.tabTo(page, locator);
    await page.keyboard.type(text);
  }

  /** Nothing serious that axe-core finds, in light or dark as the page is. */
  async accessible(page) {
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
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
    await page.evaluate(() => document.activeElement?.blur());
    await page.screenshot({ path: `${process.env.CONSOLE_PICTURES}/console-${name}.png`, animations: 'disabled' });
  }

  /** What the pages show, for the report of a check that failed. */
  async seen() {
    const pages = [...this.#closed, ...this.#lent.map(({ page }) => page)];
    const texts = await Promise.all(
      pages.map((page) => page.locator('body').innerText({ timeout: 500 }).catch(() => '(no page)')),
    );
    return texts.map((text) => text.slice(0, 1500)).join('\n---\n');
  }

  /** No script failed, and the page's policy had nothing to forbid. */
  unharmed() {
    assert.deepEqual(this.#pages.complaints(), []);
  }

  /** Gives its pages to the next check; those of a check that failed are closed. */
  async end(failed) {
    const closed = failed ? [...this.#closed, ...this.#lent.map(({ page }) => page)] : this.#closed;
    await Promise.all(closed.map((page) => page.close()));
    this.#pages.complaints();
    if (!failed) await Promise.all(this.#lent.map((lent) => this.#pages.back(lent)));
  }
}
