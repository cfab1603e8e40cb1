const PATIENCE = 60_000;
const USUAL = { locale: 'en-US', colorScheme: 'light', viewport: { width: 1180, height: 860 }, reducedMotion: 'reduce' };
const SIGN_OUT = /^(Sign out|退出)$/;

/**
 * Pages at the console, lent to one check after the other: loading one costs more than most checks. A page that comes
 * back is signed out, which forgets all that was typed.
 */
export class Pages {
  #browser;
  #url;
  #contexts = new Map();
  #idle = [];
  #errors = [];

  constructor(browser, url) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A page that was just loaded, not signed in. Options are those of a browser context. */
  async fresh(options = {}) {
    const kind = JSON.stringify(options);
    if (!this.#contexts.has(kind)) this.#contexts.set(kind, await this.#browser.newContext({ ...USUAL, ...options }));
    const context = this.#contexts.get(kind);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#errors.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.#errors.push(message.text());
    });
    await page.goto(`${this.#url}/`);
    return { page, kind };
  }

  /** A page that is not signed in, used before if there is one. */
  async lent(options = {}) {
    const at = this.#idle.findIndex(({ kind }) => kind === JSON.stringify(options));
    return at < 0 ? this.fresh(options) : this.#idle.splice(at, 1)[0];
  }

  /** Takes a page back as it was lent: signed out, and in the language and light of its browser. */
  async back({ page, kind }) {
    await page.unrouteAll();
    const out = page.getByRole('button', { name: SIGN_OUT });
    if ((await out.count()) > 0) await out.click();
    const { locale, colorScheme } = { ...USUAL, ...JSON.parse(kind) };
    await shown(page, locale.slice(0, 2), colorScheme);
    this.#idle.push({ page, kind });
  }

  /** What scripts and the page's policy complained of since the last time. */
  complaints() {
    return this.#errors.splice(0);
  }
}

/** Shows a page in a language and a light, by its own switches. */
export async function shown(page, language, light) {
  const [other, wanted] = language === 'zh' ? ['中文', 'zh-CN'] : ['English', 'en'];
  if ((await page.locator('html').getAttribute('lang')) !== wanted) await page.getByRole('button', { name: other, exact: true }).click();
  const lights = { light: /^(Light|浅色)$/, dark: /^(Dark|深色)$/ };
  const change = page.getByRole('button', { name: lights[light] });
  if ((await change.count()) > 0) await change.click();
}
