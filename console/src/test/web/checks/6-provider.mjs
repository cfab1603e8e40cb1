import assert from 'node:assert/strict';

export const checks = {
  async 'a provider sees its own app, its faults and what waits, and no other room'(world) {
    const page = await world.signedIn('game', 'provider');
    await page.getByRole('heading', { name: 'Game' }).waitFor();
    await page.getByRole('cell', { name: 'It answered with a server error' }).first().waitFor();
    await page.getByRole('cell', { name: '503' }).first().waitFor();
    await page.getByText('It answered the challenge').waitFor();
    assert.match(await page.locator('dt', { hasText: 'Waiting' }).locator('xpath=following-sibling::dd[1]').innerText(), /^[1-9]/);
    assert.equal(await page.locator('header nav a').count(), 1);
    await world.accessible(page);
  },

  async 'by keyboard alone an appeal is decided on, and the API says what is wrong with a decision'(world) {
    const page = await world.signedIn('post', 'provider');
    const appeals = page.getByRole('row').filter({ hasText: 'OPEN_DISPUTE' });
    await appeals.nth(1).waitFor();
    await world.picture(page, 'provider');
    await world.press(page, appeals.first().getByRole('button'));
    await world.press(page, page.getByLabel('What you did'), 'ArrowDown');
    assert.equal(await page.getByLabel('What you did').inputValue(), 'NOT_BOUND');
    await world.type(page, page.getByLabel('Your case number'), 'x'.repeat(65));
    await world.press(page, page.getByRole('button', { name: 'Send the decision' }));
    await page.getByRole('alert').waitFor();
    await world.accessible(page);
    await page.keyboard.press('Shift+Tab');
    await page.getByLabel('Your case number').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('P-7');
    await world.press(page, page.getByRole('button', { name: 'Send the decision' }));
    await appeals.nth(1).waitFor({ state: 'detached' });
    await world.press(page, page.getByLabel('Show'), 'ArrowDown');
    await page.getByRole('cell', { name: 'Upheld' }).waitFor();
  },

  async 'by keyboard alone a provider tries the endpoint, and is told line by line what was right and wrong'(world) {
    const page = await world.signedIn('post', 'provider');
    await world.press(page, page.getByRole('checkbox', { name: 'An unknown message' }), 'Space');
    await world.press(page, page.getByRole('button', { name: 'Try it now' }));
    await page.getByText(' of 7 checks passed.').waitFor();
    const signature = page.getByRole('row').filter({ hasText: 'A wrong signature' });
    await signature.getByText('Wrong', { exact: true }).waitFor();
    await page.getByRole('row').filter({ hasText: 'A challenge' }).getByText('Right', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Try it now' }).evaluate((button) => button.scrollIntoView());
    await world.picture(page, 'try');
    await world.accessible(page);
  },

  async 'a new signing secret is shown once, beside an appeal and a trial, in Chinese in the dark'(world) {
    const page = await world.signedIn('post', 'provider', { locale: 'zh-CN', colorScheme: 'dark' });
    await page.getByRole('row').filter({ hasText: 'OPEN_DISPUTE' }).first().getByRole('button').click();
    await page.getByRole('button', { name: '提交处理结果' }).waitFor();
    await page.getByRole('button', { name: '开始测试' }).click();
    await page.getByText('共 8 项').waitFor();
    await page.getByRole('button', { name: '生成新的签名密钥' }).click();
    await page.getByText('whsec_').waitFor();
    await page.getByText('旧密钥同时有效至').waitFor();
    await world.accessible(page);
    await page.getByRole('button', { name: '生成新的签名密钥' }).click();
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByText('whsec_').count(), 0);
  },
};
