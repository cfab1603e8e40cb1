export const checks = {
  async 'a clean number is told so in one sentence'(world) {
    const page = await world.signedIn('east', 'counter');
    await page.getByLabel('Phone number').fill(world.facts.numbers.clean);
    await page.keyboard.press('Enter');
    await page.getByText('This number is clean.').waitFor();
    await world.accessible(page);
  },
};
