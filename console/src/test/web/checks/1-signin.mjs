import assert from 'node:assert/strict';

export const checks = {
  async 'a wrong secret is refused and what was typed stays'(world) {
    const page = await world.page();
    await page.getByLabel('Client id').fill('nobody');
    await page.getByLabel('Client secret').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The id or the secret is wrong.').waitFor();
    assert.equal(await page.getByLabel('Client id').inputValue(), 'nobody');
    await world.accessible(page);
  },

  async 'the printed address offers the clients of the local stack in one click'(world) {
    const page = await world.page();
    assert.equal(await page.getByRole('button', { name: 'Carrier east' }).count(), 0);
    await page.goto('about:blank');
    await page.goto(world.facts.console);
    await page.getByRole('button', { name: 'Carrier east' }).waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the key leaves the address');
    await world.picture(page, 'sign-in');
    await page.getByRole('button', { name: 'Carrier east' }).click();
    await page.getByRole('heading', { name: 'Counter' }).waitFor();
  },

  async 'nobody else is told the clients of the local stack'(world) {
    for (const authorization of ['', 'Bearer wrong']) {
      const answer = await fetch(`${world.facts.url}/console/local-clients`, { headers: { authorization } });
      assert.equal(answer.status, 401);
      assert.equal((await answer.text()).includes(world.facts.clients.east.secret), false);
    }
  },

  async 'the keyboard alone signs in and out'(world) {
    const page = await world.page();
    const { id, secret } = world.facts.clients.east;
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to the content' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(id);
    await page.keyboard.press('Tab');
    await page.keyboard.type(secret);
    await page.keyboard.press('Enter');
    await page.locator('header nav').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  },

  async 'a Chinese browser sees Chinese, a dark system a dark page, and both can be switched'(world) {
    const page = await world.page({ locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByRole('heading', { name: '登录' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await world.accessible(page);
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: 'Light' }).click();
    await page.waitForFunction((before) => getComputedStyle(document.documentElement).backgroundColor !== before, dark);
    await world.accessible(page);
  },

  async 'a reload asks for the secret again, and nothing is stored'(world) {
    const page = await world.signedIn('east');
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, '']);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  },

  async 'the page is guarded, compressed and kept'(world) {
    const page = await fetch(`${world.facts.url}/`, { headers: { 'accept-encoding': 'gzip' } });
    const policy = page.headers.get('content-security-policy');
    assert.ok(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
    assert.ok(policy.includes("frame-ancestors 'none'") && !policy.includes('unsafe'), policy);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(page.headers.get('content-encoding'), 'gzip');
    const again = await fetch(`${world.facts.url}/`, { headers: { 'if-none-match': page.headers.get('etag') } });
    assert.equal(again.status, 304);
    const html = await page.text();
    assert.equal(/<script(?![^>]* src=)|<style|style=| on\w+=/.test(html), false, html);
    const script = await fetch(world.facts.url + /src="([^"]+)"/.exec(html)[1]);
    assert.ok(script.headers.get('cache-control').includes('immutable'));
    for (const path of ['/console/nothing.js', '/console/assets/..%2Findex.html', '/console/%2e%2e/org/numberrefresh/x.json']) {
      assert.equal((await fetch(world.facts.url + path)).status, 404, path);
    }
  },
};
