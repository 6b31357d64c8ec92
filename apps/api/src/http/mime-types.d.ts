declare module 'mime-types' {
  /** Media type by a name's extension; false when it is not known. */
  export function lookup(name: string): string | false;
}
