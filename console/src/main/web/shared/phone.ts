/** A number as people write it (spaces, dashes, full-width digits, 0086), in E.164; null if it is no mobile number. */
export function e164(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\u002d\u2010-\u2015]/g, '')
    .replace(/^00/, '+');
  const number = /^1\d{10}$/.test(plain) ? `+86${plain}` : plain.startsWith('86') ? `+${plain}` : plain;
  return /^\+861\d{10}$/.test(number) ? number : null;
}

/** "+8613800138000" as it is read aloud: "138 0013 8000". */
export function spoken(number: string): string {
  const found = /^\+86(\d{3})(\d{4})(\d{4})$/.exec(number);
  return found ? `${found[1]} ${found[2]} ${found[3]}` : number;
}
