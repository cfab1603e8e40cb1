import assert from 'node:assert/strict';

export const checks = {
  async 'by keyboard alone a carrier sees how apps answer, and asks for what is missing'(world) {
    const page = await world.signedIn('east');
    await world.press(page, page.getByRole('link', { name: 'Coverage' }));
    await page.getByText('registered apps take part.').waitFor();
    const shop = page.getByRole('row').filter({ hasText: world.facts.apps.shop });
    await shop.getByRole('cell', { name: '100%' }).waitFor();
    assert.equal(await page.locator('canvas').count(), 2);
    await world.picture(page, 'coverage');
    await world.type(page, page.getByLabel('Find an app'), 'Forum');
    await shop.waitFor({ state: 'detached' });
    await world.press(page, page.getByLabel('Order by'), 'ArrowDown');
    assert.equal(await page.getByLabel('Order by').inputValue(), 'slow');
    await world.press(page, page.getByRole('button', { name: 'Ask for it: Forum' }));
    await page.getByText(`Counted: ${world.facts.apps.forum}.`).waitFor();
    await world.type(page, page.getByLabel('Name of the app'), 'Ride <b>and</b> share');
    await page.keyboard.press('Enter');
    await page.getByText('Counted: Ride <b>and</b> share.').waitFor();
    assert.equal(await page.getByLabel('Name of the app').inputValue(), '');
    await world.accessible(page);

    const operator = await world.signedIn('operator', 'coverage');
    await operator.getByRole('row').filter({ hasText: 'Ride <b>and</b> share' }).waitFor();
    await operator.getByRole('row').filter({ hasText: world.facts.apps.forum }).waitFor();
    await world.accessible(operator);
  },

  async 'the board is found by name, is sorted, and speaks Chinese in the dark'(world) {
    const page = await world.signedIn('east', 'coverage', { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByLabel('查找应用').fill('邮箱');
    await page.getByLabel('排序').selectOption('slow');
    await page.getByRole('row').filter({ hasText: world.facts.apps.mail }).waitFor();
    assert.equal(await page.getByRole('row').filter({ hasText: world.facts.apps.shop }).count(), 0);
    await world.accessible(page);
  },

  async 'the API says what is wrong with a demand'(world) {
    const page = await world.signedIn('east', 'coverage');
    await page.getByLabel('Name of the app').fill('Shop');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel('Name of the app').inputValue(), 'Shop');
  },
};
