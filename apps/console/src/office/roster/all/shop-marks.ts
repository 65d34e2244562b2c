/** How a shop is told from the others in a small cell: by colour, and by a few letters for whom colour says nothing. */
export interface ShopMark {
  readonly color: string;
  readonly short: string;
}

/** Turns by the golden angle: neighbours differ, and a new shop changes none of those before it. */
const hueOf = (index: number) => Math.round((index * 137.508 + 215) % 360);
const isAscii = (name: string) => /^[\x20-\x7e]*$/.test(name);
const longest = 6;

/** @param shops in an order that stays as shops are added */
export function shopMarks(
  shops: readonly { readonly id: string; readonly name: string }[],
): Map<string, ShopMark> {
  return new Map(
    shops.map(({ id, name }, index) => [
      id,
      {
        color: `hsl(${hueOf(index)} 65% 45%)`,
        short: shortOf(
          name,
          shops.filter((each) => each.id !== id).map((each) => each.name),
          index,
        ),
      },
    ]),
  );
}

/** The beginning of a name as far as no other shop's begins so; a number where that would be too long. */
function shortOf(name: string, others: readonly string[], index: number): string {
  const letters = [...name];
  const least = isAscii(name) ? 4 : 2;
  for (let length = least; length <= Math.min(longest, letters.length); length += 1) {
    const start = letters.slice(0, length).join('');
    if (!others.some((other) => other.startsWith(start))) return start;
  }
  return `${letters.slice(0, least).join('')}${index + 1}`;
}
