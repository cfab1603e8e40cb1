/** One record as a line of CSV (RFC 4180). */
export function row(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',')}\r\n`;
}

/** The records of a text in CSV: fields parted by commas, semicolons or tabs, quoted or not. Empty lines are left out. */
export function records(text: string): { line: number; fields: string[] }[] {
  const plain = text.replace(/^\ufeff/, '');
  const separator = [',', ';', '\t'].sort((a, b) => parts(plain, b) - parts(plain, a))[0] ?? ',';
  const found: { line: number; fields: string[] }[] = [];
  let line = 1;
  let start = 1;
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  const end = () => {
    fields.push(field.trim());
    if (fields.some((one) => one !== '')) found.push({ line: start, fields });
    fields = [];
    field = '';
    start = line;
  };
  for (let i = 0; i < plain.length; i++) {
    const one = plain[i];
    if (one === '\n') line += 1;
    if (quoted) {
      if (one !== '"') field += one;
      else if (plain[i + 1] === '"') field += plain[++i];
      else quoted = false;
    } else if (one === '"' && field === '') quoted = true;
    else if (one === separator) {
      fields.push(field.trim());
      field = '';
    } else if (one === '\n') end();
    else if (one !== '\r') field += one;
  }
  end();
  return found;
}

function parts(text: string, separator: string): number {
  return (text.split('\n', 1)[0] ?? '').split(separator).length;
}
