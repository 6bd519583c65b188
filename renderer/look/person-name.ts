/** How somebody is spoken of where the whole name would be too much: `Vera` of `Vera Lindqvist`. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
