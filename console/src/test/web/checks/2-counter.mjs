import assert from 'node:assert/strict';

const look = async (page, number) => {
  await page.locator('input[type=tel]').fill(number);
  await page.keyboard.press('Enter');
};
const said = (page, text) => page.locator('.verdict .say', { hasText: text }).waitFor();

export const checks = {
  async 'each number gets one plain answer first'(world) {
    const page = await world.signedIn('east', 'counter');
    const { numbers } = world.facts;
    await look(page, ` ${numbers.clean.slice(3, 6)} ${numbers.clean.slice(6, 10)}-${numbers.clean.slice(10)}`);
    await said(page, 'This number is clean.');
    await look(page, numbers.working);
    await said(page, 'Still working, until');
    await look(page, numbers.cooling);
    await said(page, 'This number is cooling until');
    await look(page, numbers.fresh);
    await said(page, 'This number was not refreshed.');
    await look(page, numbers.residue);
    await said(page, 'This number is clean, except for');
    await page.getByRole('heading', { name: 'Chat' }).waitFor();
    await page.getByText('the account is banned').first().waitFor();
    await page.getByText('A-17').waitFor();
    await world.accessible(page);
    await world.picture(page, 'counter');
    await look(page, '12345');
    await page.getByText('This is not a mobile number').waitFor();
  },

  async 'it speaks Chinese, and the API does too, in the dark'(world) {
    const page = await world.signedIn('east', 'counter', { locale: 'zh-CN', colorScheme: 'dark' });
    await look(page, world.facts.numbers.residue);
    await said(page, '这个号码基本干净，只差：');
    await page.getByText('账号被封禁').first().waitFor();
    await world.accessible(page);
    await world.picture(page, 'counter-zh');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('the account is banned').first().waitFor();
  },

  async 'an app is asked again, and another is objected to'(world) {
    const page = await world.signedIn('east', 'counter');
    await look(page, world.facts.numbers.disputed);
    const bank = page.locator('article.app', { hasText: 'Bank' });
    await world.please('bank-clears');
    await bank.getByRole('button', { name: 'Ask again' }).click();
    await bank.getByRole('button', { name: 'Ask this app again' }).click();
    await bank.waitFor({ state: 'detached' });
    const chat = page.locator('article.app', { hasText: 'Chat' });
    await chat.getByRole('button', { name: 'Object' }).click();
    await chat.getByLabel('Your reference of the case').fill('case-4711');
    await world.accessible(page);
    await chat.getByRole('button', { name: 'Send the objection' }).click();
    await chat.getByText('Submitted').waitFor();
  },

  async 'a number is refreshed for the customer by keyboard alone, and one that is not ours is told so'(world) {
    const page = await world.signedIn('east', 'counter');
    const refresh = async (number) => {
      await look(page, number);
      await said(page, 'This number was not refreshed.');
      await page.getByText('Refresh it for this customer').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.getByLabel('The customer holds the number since').and(page.locator(':focus')).waitFor();
      await page.getByLabel('The customer holds the number since').fill(world.facts.yesterday);
      await page.getByLabel("Reference of the customer's consent").focus();
      await page.keyboard.type('form-17');
      await page.getByLabel('Apps to ask').selectOption('some');
      await page.getByRole('checkbox', { name: 'Pay' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Ask the apps now' }).focus();
      await page.keyboard.press('Enter');
    };
    await refresh(world.facts.numbers.foreign);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /carrier/i);
    await refresh(world.facts.numbers.fresh);
    await page.locator('.verdict .say', { hasText: 'This number is clean.' }).waitFor();
  },

  async 'a certificate is made and stands on a page of its own to be printed'(world) {
    const page = await world.signedIn('east', 'counter');
    await look(page, world.facts.numbers.held);
    await page.getByText('Certificate for this customer').click();
    await page.getByLabel('The customer holds the number since').last().fill(world.facts.yesterday);
    await page.getByLabel("Reference of the customer's consent").last().fill('form-18');
    await page.getByRole('button', { name: 'Make the certificate' }).click();
    const paper = page.getByRole('region', { name: 'Certificate' });
    await paper.locator('svg').waitFor();
    assert.equal(await paper.evaluate((host) => getComputedStyle(host.shadowRoot.querySelector('td')).fontWeight), '700');
  },

  async 'a hundred numbers are told clean or not, and nothing else'(world) {
    const page = await world.signedIn('east', 'counter/several');
    const { clean, residue, fresh } = world.facts.numbers;
    await page.getByLabel('Phone numbers').fill([clean, residue, 'x'].join('\n'));
    await page.getByRole('button', { name: 'Are these clean?' }).click();
    await page.getByText('These are no mobile numbers: x').waitFor();
    await page.getByLabel('Phone numbers').fill([clean, residue, fresh].join('\n'));
    await page.getByRole('button', { name: 'Are these clean?' }).click();
    await page.getByRole('row').nth(3).waitFor();
    assert.equal(await page.getByText('Chat').count(), 0);
    await world.accessible(page);
    await world.picture(page, 'grades');
  },

  async 'hostile words of an app are shown as text'(world) {
    const page = await world.signedIn('east', 'counter');
    await look(page, world.facts.numbers.hostile);
    await page.getByText('<script>document.title="taken"</script>').first().waitFor();
    await page.getByText('⟨U+202E⟩').first().waitFor();
    assert.equal(await page.locator('main img, main script').count(), 0);
    const long = `${'好'.repeat(10_000)}`;
    await page.route('**/numbers/retrieve-status', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      for (const app of body.numbers[0].apps) Object.assign(app, { name: long, caseId: `\u2066${long}`, selfServiceUrl: 'javascript:alert(1)' });
      await route.fulfill({ response: answer, json: body });
    });
    await look(page, world.facts.numbers.residue);
    await page.getByRole('button', { name: 'show more' }).first().waitFor();
    assert.equal(await page.locator('main a[target]').count(), 0, 'a javascript: address is no link');
    assert.ok((await page.locator('main').innerText()).length < 5000);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing hangs over');
    assert.notEqual(await page.title(), 'taken');
  },

  async 'a lost connection says so, comes back by itself and loses nothing that was typed'(world) {
    const page = await world.signedIn('east', 'counter');
    const { residue, clean } = world.facts.numbers;
    await look(page, residue);
    await said(page, 'except for');
    await page.getByText('Refresh it for this customer').click();
    await page.getByLabel("Reference of the customer's consent").first().fill('half-filled');
    await page.route('**/*', (route) => route.abort('connectionrefused'));
    await look(page, residue);
    await page.getByText('The connection is lost.').waitFor();
    await world.accessible(page);
    await page.unrouteAll();
    await page.getByText('The connection is lost.').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel("Reference of the customer's consent").first().inputValue(), 'half-filled');
    await look(page, clean);
    await said(page, 'This number is clean.');
  },
};
