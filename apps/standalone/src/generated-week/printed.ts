/** How a number stands on screen, on paper and in a file, worked out in whole numbers. */

/** Half to even. */
function divided(numerator: number, denominator: number): number {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const [whole, rest] = [n / d, n % d];
  return Number(whole + (rest * 2n > d || (rest * 2n === d && whole % 2n === 1n) ? 1n : 0n));
}

const two = (value: number): string => String(value).padStart(2, '0');

export function printed(numerator: number, denominator: number | null, unit: string): string {
  if (unit === 'fen') {
    if (denominator === 0) return '—';
    const fen = denominator === null ? numerator : divided(numerator, denominator);
    const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
    return `¥${yuan}.${two(fen % 100)}`;
  }
  if (denominator === null) return String(numerator).replace(/\B(?=(\d{3})+$)/g, ',');
  if (denominator === 0) return '—';
  if (unit === 'fraction') {
    const tenths = divided(numerator * 1000, denominator);
    return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
  }
  const seconds = divided(numerator, denominator);
  if (seconds < 60) return `${seconds}秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}分${two(seconds % 60)}秒`;
  return `${Math.floor(seconds / 3600)}时${two(Math.floor((seconds % 3600) / 60))}分`;
}

/** To ten places, without noughts at its end. */
export function decimalOf(numerator: number, denominator: number | null): string | null {
  if (denominator === 0) return null;
  if (denominator === null) return String(numerator);
  const digits = String((BigInt(numerator) * 10n ** 11n) / BigInt(denominator)).padStart(12, '0');
  const rounded = String((BigInt(digits) + 5n) / 10n).padStart(11, '0');
  return `${rounded.slice(0, -10)}.${rounded.slice(-10)}`.replace(/\.?0+$/, '');
}

export function inFile(numerator: number, denominator: number | null, unit: string): string {
  const value = decimalOf(numerator, denominator);
  if (value === null) return '';
  return unit === 'fraction' ? `${Number((Number(value) * 100).toFixed(4))}%` : value;
}
